"""Document → Claims: who says what, how, how many, where and when. Pure; ``load.load_reader`` puts a reader together."""
