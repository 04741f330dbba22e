package org.languageplayground.attention.swap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.search.measure.Bootstrap;
import org.languageplayground.transformer.Patch;
import org.languageplayground.transformer.Patch.Part;
import org.languageplayground.ui.PageText;

/** The sentences and rows of the tab "Swap a word". */
public final class SwapText extends PageText {

    /** Sentences from there, numbers as that language writes them. */
    public SwapText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    String part(Part part) {
        return get("attention.swap.part." + key(part));
    }

    /** What is carried, from which layer. */
    String carried(Patch patch) {
        return get("attention.swap.carried." + key(patch.part()), patch.layer() + 1, patch.head() + 1);
    }

    private String places(ReadingSimulation stage, Patch patch) {
        List<String> tokens = stage.tokens();
        return patch.positions().size() == tokens.size()
                ? get("attention.swap.everywhere")
                : get(
                        "attention.swap.at",
                        list(patch.positions().stream()
                                .map(tokens::get)
                                .map(this::quoted)
                                .toList()));
    }

    /** How far the patch moves the answer, in a sentence. */
    String moved(ReadingSimulation stage, Swap swap, Patch patch) {
        Answer answer = swap.patched(patch);
        String share = share(swap.moved(answer));
        String what = sentences(carried(patch), places(stage, patch));
        if (!swap.pair().words()) {
            return get("attention.swap.moved.vector", what, share);
        }
        return get(
                "attention.swap.moved",
                what,
                share,
                word(stage, swap.pair().first()),
                word(stage, swap.pair().second()),
                word(stage, answer.says()));
    }

    /** What is seen as things are set, or why nothing is. */
    String seen(ReadingSimulation stage) {
        Attempt attempt = Attempt.of(stage);
        return attempt.swap()
                .map(swap -> moved(stage, swap, SwapPanel.patch(stage, swap)))
                .or(() -> attempt.problem().map(this::notice))
                .orElse("");
    }

    /** A word about what both passes say, or how little there is to move. */
    String about(ReadingSimulation stage, Swap swap) {
        List<String> parts = new ArrayList<>();
        AnswerPair pair = swap.pair();
        if (pair.same()) {
            parts.add(get(
                    "attention.swap.sameanswer",
                    word(stage, swap.original().says()),
                    word(stage, pair.first()),
                    word(stage, pair.second())));
        }
        if (stage.get(ReadingFields.UNTRAINED)) {
            parts.add(
                    pair.words()
                            ? get(
                                    "attention.swap.untrained",
                                    percent(swap.original().first()),
                                    percent(swap.swapped().first()))
                            : get("attention.swap.untrained.vector"));
        }
        return sentences(parts);
    }

    /** The rows of the answers: original, swapped, with the part carried over, and the two controls. */
    List<List<String>> rows(ReadingSimulation stage, Swap swap, Patch patch, List<Double> donors) {
        Answer carried = swap.patched(patch);
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(stage, swap, "original", swap.original()));
        rows.add(row(stage, swap, "swapped", swap.swapped()));
        rows.add(row(stage, swap, "patched", carried));
        rows.add(row(stage, swap, "itself", swap.patched(swap.own(), patch)));
        rows.add(List.of(get("attention.swap.row.random", DonorWork.DONORS), interval(donors), "", "", "", ""));
        return rows;
    }

    private List<String> row(ReadingSimulation stage, Swap swap, String name, Answer answer) {
        boolean words = swap.pair().words();
        return List.of(
                get("attention.swap.row." + name),
                share(swap.moved(answer)),
                words ? word(stage, answer.says()) : "",
                words ? word(stage, swap.pair().first()) + " " + probability(answer.first()) : "",
                words ? word(stage, swap.pair().second()) + " " + probability(answer.second()) : "",
                words ? number(answer.point()[0], 2) : "");
    }

    private String interval(List<Double> donors) {
        double[] finite = donors.stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .toArray();
        if (donors.size() < DonorWork.DONORS || finite.length == 0) {
            return "…";
        }
        Bootstrap mean = Bootstrap.of(finite);
        return get("attention.swap.interval", number(mean.mean(), 2), number(mean.low(), 2), number(mean.high(), 2));
    }

    /** A share of the way, with two digits. */
    String share(double share) {
        return Double.isFinite(share) ? number(share, 2) : get("attention.swap.nothing");
    }

    private static String word(ReadingSimulation stage, int id) {
        return stage.tokenizer().token(id);
    }

    /** The names of the grid's rows. */
    List<String> rowNames(Grid grid) {
        List<String> names = new ArrayList<>();
        for (int row = 0; row < grid.shares().rows(); row++) {
            String layer = String.valueOf(grid.layer(row) + 1);
            names.add(grid.part() == Part.HEAD ? layer + "." + (grid.head(row) + 1) : layer);
        }
        return names;
    }

    /** What the grid shows, and its strongest cell. */
    String caption(ReadingSimulation stage, Swap swap, Grid grid) {
        int cell = grid.strongest();
        if (cell < 0) {
            return "";
        }
        int tokens = swap.tokens();
        Patch patch = grid.patch(swap, cell / tokens, cell % tokens);
        return get(
                "attention.swap.strongest",
                grid.done(),
                grid.shares().values().length,
                sentences(carried(patch), places(stage, patch)),
                share(grid.shares().values()[cell]));
    }
}
