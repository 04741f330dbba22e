package org.languageplayground.search.reading;

/**
 * How much may be read.
 *
 * @param bytes the largest file
 * @param characters the longest text in it
 * @param documents how many files
 */
public record ReadingLimits(int bytes, int characters, int documents) {}
