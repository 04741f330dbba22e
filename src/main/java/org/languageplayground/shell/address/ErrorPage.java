package org.languageplayground.shell.address;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.ResourceBundle;
import org.languageplayground.ui.Languages;
import org.springframework.web.util.HtmlUtils;

/** What stands where no page of the application could be begun: it needs no session, no script and no other file. */
final class ErrorPage {
    private static final String PAGE = """
            <!doctype html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>%2$s</title>
            <link rel="icon" href="data:,">
            <style>
            :root { color-scheme: light dark; }
            body { font: 1.125rem/1.5 system-ui, sans-serif; max-width: 68ch; margin: 4rem auto; padding: 0 1rem; }
            </style>
            </head>
            <body>
            <main>
            <h1>%2$s</h1>
            <p>%3$s</p>
            <p><a href="%4$s/">%5$s</a></p>
            </main>
            </body>
            </html>
            """;

    private enum Kind {
        ADDRESS("shell.error.address.title", "shell.error.address"),
        FULL("shell.error.full.title", "shell.error.full"),
        MISSING("shell.error.missing.title", "shell.error.missing"),
        BROKEN("shell.error.broken.title", "shell.error.broken");

        final String title;
        final String text;

        Kind(String title, String text) {
            this.title = title;
            this.text = text;
        }

        static Kind of(int status) {
            return switch (status) {
                case 404 -> MISSING;
                case 400, 414, 431 -> ADDRESS;
                case 503 -> FULL;
                default -> BROKEN;
            };
        }
    }

    private ErrorPage() {}

    /**
     * The page as HTML.
     *
     * @param status of HTTP
     * @param languages what the browser sends as Accept-Language, if it does
     * @param context where the application begins on this server, such as "/teach", or empty
     */
    static String of(int status, Optional<String> languages, String context) {
        Locale language = languages.flatMap(ErrorPage::best).orElse(Locale.ENGLISH);
        ResourceBundle words = Languages.words(language);
        Kind kind = Kind.of(status);
        return PAGE.formatted(
                language.toLanguageTag(),
                escaped(words, kind.title),
                escaped(words, kind.text),
                HtmlUtils.htmlEscape(context),
                escaped(words, "shell.error.home"));
    }

    private static Optional<Locale> best(String wished) {
        try {
            List<LanguageRange> ranges = LanguageRange.parse(wished);
            return Optional.ofNullable(Locale.lookup(ranges, Languages.all()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String escaped(ResourceBundle words, String key) {
        return HtmlUtils.htmlEscape(words.getString(key), "UTF-8");
    }
}
