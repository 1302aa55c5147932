"""Actor keys: the form in which two ways to write one actor's name are the same."""

import re
from functools import lru_cache

from reportedly.annotation.places.keys import name_key

_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
_PLAIN = re.compile(r"(?!.*\b(?:sainte?|mount|fort)\b)[a-z0-9]+(?: [a-z0-9]+)*")
"""Lower-case names that are their own key: most of them, which makes loading the lists several times faster."""


@lru_cache(maxsize=20_000)
def actor_key(name: str) -> str:
    """Fold case, diacritics and punctuation; a possessive "s" is a word of its own, as the tokenizer has it.

    `actor_key("People’s Protection Units") == "people s protection units"`; punctuation alone has the key "".
    """
    lower = name.lower().replace("-", " ")
    if _PLAIN.fullmatch(lower):
        return lower
    return name_key(_POSSESSIVE.sub(" s", name))


def plural_of(noun: str) -> str:
    """The regular plural of a noun phrase's last word, and of -man, -woman and -child."""
    for singular, plural in (("man", "men"), ("child", "children"), ("person", "people")):
        if noun.endswith(singular):
            return noun.removesuffix(singular) + plural
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    return noun + "s"
