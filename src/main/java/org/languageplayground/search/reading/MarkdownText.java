package org.languageplayground.search.reading;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.languageplayground.search.reading.DocumentProblem.Reason;

/** Markdown (CommonMark with tables, task lists and footnotes), read as the page that it stands for. */
final class MarkdownText implements TextFormat {
    private static final int DEEPEST = 100;

    /** Each row of a table is filled up to the width of the first, so a short line may stand for any number of cells. */
    private static final int MOST_CELLS_OF_A_SIGN = 3;

    private final List<Extension> extensions =
            List.of(TablesExtension.create(), TaskListItemsExtension.create(), FootnotesExtension.create());
    private final HtmlRenderer renderer =
            HtmlRenderer.builder().extensions(extensions).build();

    @Override
    public Extract read(String file, byte[] bytes, int characters, TimeBudget time) {
        Extract source = new PlainText().read(file, bytes, characters, time);
        try {
            Node document = TimedMarkdown.parse(
                    Parser.builder().extensions(extensions).maxOpenBlockParsers(DEEPEST),
                    source.text(),
                    time,
                    new Cells(file, source.text()));
            String page = TimedMarkdown.render(renderer, document, time);
            return new Extract(HtmlText.text(file, page, characters, time), source.charset());
        } catch (StackOverflowError e) {
            throw new DocumentException(file, Reason.NESTED, e);
        }
    }

    @Override
    public long bytesOfReading(byte[] file) {
        return TextFormat.super.bytesOfReading(file) + TimedMarkdown.bytesOfTree(file);
    }

    /** Counts the cells of tables. */
    private static final class Cells implements TimedMarkdown.BlockWatch {
        private final String file;
        private long left;

        Cells(String file, String source) {
            this.file = file;
            left = MOST_CELLS_OF_A_SIGN
                    * source.chars().filter(sign -> sign == '|' || sign == '\n').count();
        }

        @Override
        public void see(Node block) {
            if (block instanceof TableCell && left-- == 0) {
                throw new DocumentException(file, Reason.UNFOLDS);
            }
        }
    }
}
