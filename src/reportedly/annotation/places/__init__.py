"""Place mentions: the gazetteer, recognition and resolution."""
