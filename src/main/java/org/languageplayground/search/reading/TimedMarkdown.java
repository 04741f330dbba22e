package org.languageplayground.search.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.util.List;
import org.commonmark.internal.InlineParserImpl;
import org.commonmark.node.Node;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.Parser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * CommonMark within a budget of time. The parser looks for the end of a link, a tag or a title from each of its starts, which takes the square of a text of unfinished
 * ones; so it is given texts that look at the clock whenever it reads them.
 */
public final class TimedMarkdown {
    /** Where a node may begin or end: links, emphasis, code, tags, entities, escapes, cells and lines. */
    private static final String SIGNS = "[]!*_`<&\\|\n";

    private TimedMarkdown() {}

    /** About how many bytes of memory the nodes of a text take. */
    public static long bytesOfTree(byte[] text) {
        return TreeSize.of(text, SIGNS);
    }

    /**
     * Parses a text.
     *
     * @param builder of a parser with all but its inline parser
     * @throws OutOfTimeException if there is not enough
     */
    public static Node parse(Parser.Builder builder, String text, TimeBudget time) {
        return parse(builder, text, time, block -> {});
    }

    /** Sees each block before what stands in it is parsed. */
    @FunctionalInterface
    interface BlockWatch {
        void see(Node block);
    }

    static Node parse(Parser.Builder builder, String text, TimeBudget time, BlockWatch watch) {
        Parser parser = builder.inlineParserFactory(context -> timed(new InlineParserImpl(context), time, watch))
                .build();
        try {
            return parser.parseReader(new TimedReader(text, time));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
    }

    private static InlineParser timed(InlineParser parser, TimeBudget time, BlockWatch watch) {
        return (lines, block) -> {
            time.tick();
            watch.see(block);
            parser.parse(timed(lines, time), block);
        };
    }

    private static SourceLines timed(SourceLines lines, TimeBudget time) {
        List<SourceLine> timed = lines.getLines().stream()
                .map(line -> SourceLine.of(new Watched(line.getContent(), time), line.getSourceSpan()))
                .toList();
        return SourceLines.of(timed);
    }

    /**
     * Renders what was parsed.
     *
     * @throws OutOfTimeException if there is not enough
     */
    public static String render(HtmlRenderer renderer, Node node, TimeBudget time) {
        Page page = new Page(time);
        renderer.render(node, page);
        return page.html.toString();
    }

    private record Watched(CharSequence text, TimeBudget time) implements CharSequence {
        @Override
        public char charAt(int index) {
            time.tick();
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        /** A part is what was found, and is not searched again. */
        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private record Page(TimeBudget time, StringBuilder html) implements Appendable {
        Page(TimeBudget time) {
            this(time, new StringBuilder());
        }

        @Override
        public Appendable append(CharSequence text) {
            time.tick();
            html.append(text);
            return this;
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) {
            return append(CharBuffer.wrap(text, start, end));
        }

        @Override
        public Appendable append(char character) {
            html.append(character);
            return this;
        }
    }
}
