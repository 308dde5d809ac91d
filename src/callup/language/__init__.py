"""What Callup knows of each language, as tables: one folder a language, found by its name.

In: the files of a folder. Out: a ``Language``. A further language is a further folder: no code here or in ``reading``
names one. Deliberately missing: every rule of reading; rules stand in their rooms and take these tables by argument.
"""

from callup.language.load import Language, head_of, kin, language, languages, of_script

__all__ = ["Language", "head_of", "kin", "language", "languages", "of_script"]
