"""English is never called another language, other languages are told, and short texts get no verdict."""

import pytest

from reportedly.reading.language import english_words, language_of

OTHERS = {
    "de": "Das Hafenamt sagte am Sonntag, zwei Boote seien getroffen worden. Die Mannschaften seien in Sicherheit.",
    "nl": "Het havenkantoor zei zondag dat twee boten waren geraakt. De bemanning is veilig, was het antwoord.",
    "da": "Havnekontoret sagde søndag, at to både var blevet ramt. Besætningerne er i sikkerhed, lød det fra kontoret.",
    "fr": "Le bureau du port a déclaré dimanche que deux bateaux avaient été touchés et que les équipages vont bien.",
    "es": "La oficina del puerto dijo el domingo que dos barcos habían sido alcanzados y que no hay heridos.",
    "it": "L'ufficio del porto ha detto domenica che due barche sono state colpite e che gli equipaggi stanno bene.",
    "pl": "Biuro portu podało w niedzielę, że trafiono dwie łodzie, a ich załogi są bezpieczne w porcie.",
    "cs": "Přístavní úřad v neděli uvedl, že byly zasaženy dva čluny a že jejich posádky jsou v bezpečí.",
    "ro": "Biroul portului a declarat duminică că două bărci au fost lovite și că echipajele sunt în siguranță.",
    "tr": "Liman ofisi pazar günü iki teknenin vurulduğunu ve mürettebatın güvende olduğunu açıkladı.",
    "sw": "Ofisi ya bandari ilisema Jumapili kwamba boti mbili zilipigwa na kwamba wafanyakazi wake wako salama.",
    "ru": "Управление порта сообщило в воскресенье, что две лодки были подбиты, а их экипажи находятся в безопасности.",
    "uk": "Управління порту повідомило в неділю, що два човни були підбиті, а їхні екіпажі перебувають у безпеці.",
    "ar": "قال مكتب الميناء يوم الأحد إن قاربين أصيبا وإن طاقميهما في أمان، ونفى وقوع أي ضحايا في الهجوم.",
    "zh": "港口办公室星期日表示，两艘船被击中，船员安全。",
}


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_are_told(language: str) -> None:
    assert language_of(OTHERS[language]) == language


@pytest.mark.parametrize(
    "text",
    [
        "The harbour office said on Sunday that two boats had been hit and that their crews were safe.",
        "THE HARBOUR OFFICE SAID ON SUNDAY THAT TWO BOATS HAD BEEN HIT AND THAT THEIR CREWS WERE SAFE.",
        # as machines translate
        "Have the harbour office on Sunday two boats hit been told, of crews in safety they are, it called.",
        "Government has rebel accuse, missile at port fire. 12 people injure, tell state agency. Rebel say lie is.",
        # headlines: hardly a function word
        "PORT SHELLED; 12 INJURED, HOSPITAL SAYS; FRONT DENIES ATTACK ON HARBOUR, BLAMES ARMY",
    ],
)
def test_english_is_english(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "DRUMAVEL, March 12 (Orva) – Colonel Jorin Astell, spokesman of Kethrane's coast guard, rejected claims.",
        "Astell Tolvanne Drumavel Karsend Brisselow Ambrel Kethrane Orvessa Grey Heron Courier Jorin",
    ],
)
def test_names_from_elsewhere_do_not_make_a_text_foreign(text: str) -> None:
    assert language_of(text) in {"en", None}


@pytest.mark.parametrize("text", ["نفى المتمردون.", "反政府勢力", "Ωμέγα"])
def test_another_script_is_never_english(text: str) -> None:
    assert language_of(text) not in {"en", None}


@pytest.mark.parametrize(
    "text", ["", "Boats hit", "Zwei Boote getroffen", "1,234 5,678 9/11 – 42 % … 100 200 300 400 500 600"]
)
def test_too_short_a_text_gets_no_verdict(text: str) -> None:
    assert language_of(text) is None


def test_the_word_list_is_one_lower_case_word_a_line() -> None:
    assert {"the", "and", "said"} <= english_words()
    assert all(word.isalpha() and word.islower() for word in english_words())
