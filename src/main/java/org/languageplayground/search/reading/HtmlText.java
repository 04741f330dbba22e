package org.languageplayground.search.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.languageplayground.search.reading.DocumentProblem.Reason;

/** What a reader sees of a web page: no scripts, no styles, no menus. */
final class HtmlText implements TextFormat {
    private static final String UNSEEN =
            "script, style, noscript, template, head, iframe, object, svg, select, textarea,"
                    + " nav, [role=navigation], [hidden], [aria-hidden=true]";

    /** What leads to a footnote and back; the note itself is read. */
    private static final String FOOTNOTE_MARKS = ".footnote-ref, .footnote-backref";

    /** The time to read grows with it; elements nested deeper lose their nesting, not their text. */
    private static final int DEEPEST = 100;

    @Override
    public Extract read(String file, byte[] bytes, int characters, TimeBudget time) {
        try {
            InputStream in = new TimedInput(new ByteArrayInputStream(bytes), time);
            Document page = Jsoup.parse(in, null, "", parser());
            Optional<Charset> declared = Detection.charset(page.charset().name());
            Decoded decoded = Decoding.of(file, bytes, declared, time);
            if (!decoded.charset().equals(page.charset())) {
                page = parsed(decoded.text(), time);
            }
            return new Extract(text(file, page, characters, time), Optional.of(decoded.charset()));
        } catch (DocumentException | OutOfTimeException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new DocumentException(file, Reason.NOT_HTML, e);
        }
    }

    @Override
    public long bytesOfReading(byte[] file) {
        return TextFormat.super.bytesOfReading(file) + TreeSize.of(file, "<");
    }

    private static Parser parser() {
        return Parser.htmlParser().setMaxDepth(DEEPEST);
    }

    /** The text of a page that has been decoded. */
    static String text(String file, String html, int characters, TimeBudget time) {
        return text(file, parsed(html, time), characters, time);
    }

    private static Document parsed(String html, TimeBudget time) {
        return parser().parseInput(new TimedReader(html, time), "");
    }

    private static String text(String file, Document page, int characters, TimeBudget time) {
        remove(page, UNSEEN, time);
        remove(page, FOOTNOTE_MARKS, time);
        BoundedText text = new BoundedText(file, characters, time);
        page.filter(new Paragraphs(text));
        return text.toString();
    }

    /** The time to remove one grows with the elements beside it. */
    private static void remove(Document page, String unseen, TimeBudget time) {
        page.select(unseen).forEach(element -> {
            time.tick();
            element.remove();
        });
    }

    private record Paragraphs(BoundedText text) implements NodeFilter {

        @Override
        public FilterResult head(Node node, int depth) {
            text.tick();
            if (node instanceof TextNode words) {
                text.append(words.text());
            } else {
                border(node);
            }
            if (node instanceof Element table && HtmlTable.is(table)) {
                new HtmlTable(table).tell(text);
                return FilterResult.SKIP_CHILDREN;
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            border(node);
            return FilterResult.CONTINUE;
        }

        private void border(Node node) {
            boolean breaks = node instanceof Element element
                    && (element.isBlock() || element.normalName().equals("br"));
            if (breaks) {
                text.border();
            }
        }
    }
}
