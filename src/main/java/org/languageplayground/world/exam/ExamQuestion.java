package org.languageplayground.world.exam;

import org.languageplayground.world.FactKind;

/**
 * One question of the exam.
 *
 * @param category what it examines
 * @param afterCutoff whether its country came after the cutoff
 * @param context what stands before the question, empty for a question to memory
 * @param question a question in words that training never used
 * @param answer the one right word; it may have to be spelled in letters
 */
public record ExamQuestion(
        Category category, boolean afterCutoff, FactKind kind, String context, String question, String answer) {

    /** What a question examines. */
    public enum Category {
        /** No context: memory only. */
        CLOSED_BOOK,
        /** 1 to 4 facts of one kind: only the country tells them apart. */
        ONE_KIND,
        /** 1 to 4 facts of one country: only the kind tells them apart. */
        ONE_COUNTRY,
        /** 1 to 4 facts of any kind and country. */
        MIXED,
        /** 1 to 4 pieces of gazetteer pages, whole or cut, in any order. */
        CHUNKS
    }

    /** What the model reads before it answers. */
    public String prompt() {
        return context.isEmpty() ? question : context + " " + question;
    }
}
