package org.languageplayground.search.reading;

import java.util.Locale;
import org.languageplayground.rag.base.BaseText;
import org.languageplayground.ui.Texts;

/** What students read of a file that cannot be read. */
final class Told {
    private static final BaseText TEXT = new BaseText(Texts.ENGLISH, () -> Locale.ENGLISH);

    private Told() {}

    static String of(DocumentException refused) {
        return TEXT.unread(refused.problem());
    }
}
