package org.languageplayground.world.language;

import java.util.random.RandomGenerator;

/** Writes sentences of one sort, each with a word that the others determine. */
interface Grammar {

    Cloze next(RandomGenerator random);
}
