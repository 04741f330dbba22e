package org.languageplayground.classroom.lesson.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;
import org.languageplayground.search.reading.TimeBudget;
import org.languageplayground.search.reading.TimedMarkdown;

/** Markdown with task lists, read within a budget of time; what becomes HTML keeps its form and loses whatever could act: tags, pictures, links. */
final class Markdown {
    private static final int DEEPEST = 40;

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .nodeRendererFactory(Tame::new)
            .escapeHtml(true)
            .build();

    /** Writes of links and pictures only what they say. */
    private record Tame(HtmlNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Link.class, Image.class, TaskListItemMarker.class);
        }

        @Override
        public void render(Node node) {
            HtmlWriter writer = context.getWriter();
            if (node instanceof TaskListItemMarker marker) {
                writer.text(marker.isChecked() ? "☑ " : "☐ ");
                return;
            }
            writer.tag("span", Map.of("class", "lesson-link"));
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
            writer.tag("/span");
        }
    }

    private final TimeBudget time;

    Markdown(TimeBudget time) {
        this.time = time;
    }

    Node parse(String text) {
        Parser.Builder parser = Parser.builder()
                .extensions(List.of(TaskListItemsExtension.create()))
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .maxOpenBlockParsers(DEEPEST);
        return TimedMarkdown.parse(parser, text, time);
    }

    String html(Node block) {
        return TimedMarkdown.render(RENDERER, block, time);
    }

    /** The words of a node; a line break is a blank. */
    static String words(Node node) {
        StringBuilder words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak lineBreak) {
                words.append(' ');
            }

            @Override
            public void visit(HardLineBreak lineBreak) {
                words.append(' ');
            }
        });
        return words.toString().strip().replaceAll("\\s+", " ");
    }

    /** On which line a block begins, from 1. */
    static int line(Node block) {
        return block.getSourceSpans().isEmpty()
                ? 1
                : block.getSourceSpans().getFirst().getLineIndex() + 1;
    }
}
