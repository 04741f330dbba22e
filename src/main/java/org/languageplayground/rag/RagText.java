package org.languageplayground.rag;

import java.util.Locale;
import java.util.function.Supplier;
import org.languageplayground.rag.question.QuestionText;
import org.languageplayground.rag.question.RagReading;

/** Puts what the programs of the page do into sentences. */
final class RagText extends QuestionText {
    RagText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    String codeAbout(RagReading reading, boolean tooLong, int mostCharacters) {
        if (tooLong) {
            return get("rag.code.long", number(mostCharacters));
        }
        return get("rag.code.about." + key(reading.state().method()));
    }
}
