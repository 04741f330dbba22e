package org.languageplayground.rag.code;

import java.util.Locale;
import java.util.function.Supplier;
import org.languageplayground.rag.question.QuestionText;
import org.languageplayground.rag.question.RagReading;

/** Puts what the programs do into sentences. */
final class CodeText extends QuestionText {
    CodeText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    /** What a program prints, and what it needs beside it. */
    String about(RagReading reading, boolean files) {
        String prints = get("rag.code.about", method(reading.asked().method()));
        return files ? prints + " " + get("rag.code.files") : prints;
    }
}
