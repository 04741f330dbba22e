package org.languageplayground.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The languages of the pages: English, and one for each file {@code vaadin-i18n/translations_xx.properties}. */
public final class Languages {
    private static final String FOLDER = "vaadin-i18n";
    private static final String FILE = "translations";
    private static final List<Locale> ALL =
            Stream.concat(Stream.of(Locale.ENGLISH), translated()).toList();

    private Languages() {}

    /** English first, the others by their codes. */
    public static List<Locale> all() {
        return ALL;
    }

    /** The language of a code such as "de", if there is one. */
    public static Optional<Locale> of(String code) {
        return ALL.stream()
                .filter(language -> language.toLanguageTag().equalsIgnoreCase(code))
                .findFirst();
    }

    /** The words of a language by their keys; those that it lacks in English. */
    public static ResourceBundle words(Locale language) {
        return ResourceBundle.getBundle(
                FOLDER + "." + FILE, language, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    private static Stream<Locale> translated() {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:" + FOLDER + "/" + FILE + "_*.properties"))
                    .map(Resource::getFilename)
                    .map(name -> name.substring(FILE.length() + 1, name.indexOf('.')))
                    .distinct()
                    .sorted()
                    .map(Locale::forLanguageTag);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
