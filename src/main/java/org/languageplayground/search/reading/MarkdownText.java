package org.languageplayground.search.reading;

import java.nio.charset.StandardCharsets;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown (CommonMark), read as the page that it stands for. */
final class MarkdownText implements TextFormat {
    private static final int DEEPEST = 100;

    private final Parser parser = Parser.builder().maxOpenBlockParsers(DEEPEST).build();
    private final HtmlRenderer renderer = HtmlRenderer.builder().build();

    @Override
    public String text(String file, byte[] bytes, int characters) {
        String source = new PlainText().text(file, bytes, characters);
        try {
            String page = renderer.render(parser.parse(source));
            return new HtmlText().text(file, page.getBytes(StandardCharsets.UTF_8), characters);
        } catch (StackOverflowError e) {
            throw new DocumentException(file, "is nested too deeply", e);
        }
    }
}
