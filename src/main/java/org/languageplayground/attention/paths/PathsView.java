package org.languageplayground.attention.paths;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.chart.ShareBars;

/** The student's own sentence: what every method says of each token beside what switching it off does, and how far they agree. */
final class PathsView extends Div {
    /** Rows for which the picture has room. */
    private static final int MOST_ROWS = 16;

    private final transient PathsText text;
    private final Paragraph seen = new Paragraph();
    private final ShareBars bars = new ShareBars(getTranslation("attention.paths.bars"), "paths");
    private final Paragraph order = new Paragraph();
    private final NumberTable table = new NumberTable(
            getTranslation("attention.paths.table"),
            List.of(
                    getTranslation("attention.paths.table.method"),
                    getTranslation("attention.paths.table.rho"),
                    getTranslation("attention.paths.table.names"),
                    getTranslation("attention.paths.table.bits"),
                    getTranslation("attention.paths.table.effective")));

    /** With something more below the bars, and below the table. */
    PathsView(PathsText text, Component underBars, Component underTable) {
        this.text = text;
        Div beside = new Div(new Div(bars, underBars), new Div(order, table, underTable));
        beside.addClassName("panel-columns");
        add(seen, Origin.computed(), beside);
    }

    void show(ReadingSimulation stage, Optional<TokenChanges> changes) {
        OwnPaths paths = OwnPaths.of(stage);
        List<PathColumn> columns = paths.columns(changes);
        List<double[]> shares = columns.stream().map(PathColumn::shares).toList();
        List<Integer> rows = rows(stage, paths, shares);
        bars.show(
                text.text("token"),
                columns.stream().map(text::column).toList(),
                rows.stream().map(token -> row(stage, token, shares)).toList(),
                () -> numbers(stage, changes));
        bars.setCaption(caption(stage, paths, rows.size()));
        seen.setText(changes.map(found -> text.seen(stage, paths, found)).orElse(""));
        seen.setVisible(changes.isPresent());
        double chance = changes.map(found -> paths.raw().chance(OwnPaths.column(found), paths.sources()))
                .orElse(Double.NaN);
        order.setText(changes.map(found -> text.agreement(paths, found, chance)).orElse(""));
        table.show(text.rows(stage, paths, changes.orElse(null), chance), 0);
    }

    /** The tokens that are drawn, in their order: all that the chosen one sees, or those with the greatest shares. */
    private static List<Integer> rows(ReadingSimulation stage, OwnPaths paths, List<double[]> shares) {
        int end = stage.causal() ? paths.query() + 1 : stage.tokens().size();
        return IntStream.range(0, end)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer token) -> -greatest(token, shares)))
                .limit(MOST_ROWS)
                .sorted()
                .toList();
    }

    private static double greatest(int token, List<double[]> shares) {
        return shares.stream()
                .mapToDouble(column -> column[token])
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    private ShareBars.Row row(ReadingSimulation stage, int token, List<double[]> shares) {
        return new ShareBars.Row(
                text.token(stage, token),
                shares.stream().map(column -> column[token]).toList());
    }

    private String caption(ReadingSimulation stage, OwnPaths paths, int rows) {
        int all = stage.causal() ? paths.query() + 1 : stage.tokens().size();
        String own = text.text("bars.own", stage.tokens().get(paths.query()));
        return rows < all ? text.sentences(text.text("bars.cut", rows, all), own) : own;
    }

    /** Every share, and what switching off does in its own unit. */
    private ShareBars.Table numbers(ReadingSimulation stage, Optional<TokenChanges> changes) {
        List<PathColumn> columns = OwnPaths.of(stage).columns(changes);
        List<String> names = new ArrayList<>(List.of(text.text("token")));
        columns.forEach(column -> names.add(text.column(column)));
        changes.ifPresent(found -> {
            names.add(text.text(found.said() == null ? "unit.turned" : "unit.bits"));
            if (found.said() != null) {
                names.add(text.text("unit.left", found.said()));
            }
        });
        List<List<Object>> rows = IntStream.range(0, stage.tokens().size())
                .mapToObj(token -> {
                    List<Object> cells = new ArrayList<>(List.of(text.token(stage, token)));
                    columns.forEach(column -> cells.add(known(column.shares()[token])));
                    changes.ifPresent(found -> {
                        cells.add(known(found.change()[token]));
                        if (found.said() != null) {
                            cells.add(known(found.probability()[token]));
                        }
                    });
                    return cells;
                })
                .toList();
        return new ShareBars.Table(names, rows);
    }

    private static Double known(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
