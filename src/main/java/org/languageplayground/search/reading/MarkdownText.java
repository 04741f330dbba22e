package org.languageplayground.search.reading;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.languageplayground.search.reading.DocumentProblem.Reason;

/** Markdown (CommonMark with tables, task lists and footnotes), read as the page that it stands for. */
final class MarkdownText implements TextFormat {
    private static final int DEEPEST = 100;

    private final List<Extension> extensions =
            List.of(TablesExtension.create(), TaskListItemsExtension.create(), FootnotesExtension.create());
    private final Parser parser =
            Parser.builder().extensions(extensions).maxOpenBlockParsers(DEEPEST).build();
    private final HtmlRenderer renderer =
            HtmlRenderer.builder().extensions(extensions).build();

    @Override
    public Extract read(String file, byte[] bytes, int characters) {
        Extract source = new PlainText().read(file, bytes, characters);
        try {
            String page = renderer.render(parser.parse(source.text()));
            return new Extract(HtmlText.text(file, page, characters), source.charset());
        } catch (StackOverflowError e) {
            throw new DocumentException(file, Reason.NESTED, e);
        }
    }
}
