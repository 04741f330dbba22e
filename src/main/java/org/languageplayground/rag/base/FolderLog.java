package org.languageplayground.rag.base;

import java.io.IOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.languageplayground.search.folder.Skipped;
import org.languageplayground.ui.Notice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the administrator what has become of a shared folder, in the words that students read. */
final class FolderLog {
    private static final Logger LOG = LoggerFactory.getLogger(FolderLog.class);
    private static final int MOST_NAMED = 20;

    private FolderLog() {}

    /** Texts in English, wherever the server stands. */
    static BaseText text() {
        ResourceBundle english = ResourceBundle.getBundle("vaadin-i18n.translations", Locale.ROOT);
        return new BaseText(
                (key, arguments) -> new MessageFormat(english.getString(key), Locale.ENGLISH).format(arguments),
                () -> Locale.ENGLISH);
    }

    static void cannotOpen(String folder, IOException problem) {
        LOG.warn("The shared base “{}” cannot be opened: {}", folder, problem.toString());
    }

    static void refused(String folder, Notice why) {
        LOG.warn("The shared base “{}” is not served as it is now: {}", folder, text().notice(why));
    }

    static void read(String folder, FolderTexts texts) {
        LOG.info(
                "The shared base “{}”: {} documents, {} characters.",
                folder,
                texts.documents().size(),
                texts.characters());
        BaseText text = text();
        for (Skipped skipped :
                texts.skipped().subList(0, Math.min(MOST_NAMED, texts.skipped().size()))) {
            LOG.warn("The shared base “{}”: {}", folder, text.skipped(skipped));
        }
        int more = texts.skipped().size() - MOST_NAMED + texts.more();
        if (more > 0) {
            LOG.warn("The shared base “{}”: {} more are not read.", folder, more);
        }
    }

    static void indexed(String folder, IndexCache.Index made) {
        boolean fromDisk = made.progress().filter(IndexProgress::fromDisk).isPresent();
        LOG.info("The index of the shared base “{}” is {}.", folder, fromDisk ? "read from the disk" : "made");
    }
}
