package org.languageplayground.rag.base;

/**
 * How far the reading of a shared folder is.
 *
 * @param documents how many are read
 * @param files how many were looked at
 * @param ofFiles how many there are
 */
public record FolderProgress(int documents, int files, int ofFiles) {}
