package org.languageplayground.search.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/** What a reader sees of a web page: no scripts, no styles. */
final class HtmlText implements TextFormat {
    private static final String UNSEEN =
            "script, style, noscript, template, head, iframe, object, svg, select, textarea, [hidden], [aria-hidden=true]";

    /** The time to read grows with it; elements nested deeper lose their nesting, not their text. */
    private static final int DEEPEST = 100;

    @Override
    public String text(String file, byte[] bytes, int characters) {
        try {
            Document page = Jsoup.parse(
                    new ByteArrayInputStream(bytes),
                    null,
                    "",
                    Parser.htmlParser().setMaxDepth(DEEPEST));
            page.select(UNSEEN).remove();
            Paragraphs paragraphs = new Paragraphs();
            page.traverse(paragraphs);
            return paragraphs.text.toString();
        } catch (IOException | RuntimeException e) {
            throw new DocumentException(file, "is not HTML that can be read", e);
        }
    }

    private static final class Paragraphs implements NodeVisitor {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                append(words.text());
            } else {
                border(node);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            border(node);
        }

        private void append(String words) {
            boolean spaced = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
            text.append(spaced ? words.stripLeading() : words);
        }

        private void border(Node node) {
            boolean breaks = node instanceof Element element
                    && (element.isBlock() || element.normalName().equals("br"));
            if (breaks && !text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                text.append("\n\n");
            }
        }
    }
}
