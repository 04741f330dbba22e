package org.languageplayground.search.reading;

/**
 * How much may be read.
 *
 * @param bytes the largest file
 * @param characters the longest text in it
 * @param documents how many files
 * @param seconds of a processor's time, the longest that one file may take
 */
public record ReadingLimits(int bytes, int characters, int documents, int seconds) {}
