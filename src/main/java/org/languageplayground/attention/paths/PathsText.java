package org.languageplayground.attention.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.languageplayground.attention.reading.Reading;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.search.measure.Bootstrap;
import org.languageplayground.transformer.measure.Attribution;
import org.languageplayground.transformer.measure.AttributionMethod;
import org.languageplayground.transformer.measure.Entropy;
import org.languageplayground.transformer.measure.FaithfulnessTable;
import org.languageplayground.transformer.measure.FaithfulnessTable.Scores;
import org.languageplayground.ui.PageText;

/** The sentences of the tab "Paths". */
public final class PathsText extends PageText {
    private static final String NOTHING = "–";
    private static final String NOT_YET = "…";
    private static final int DIGITS = 2;

    /** Sentences from there, numbers as that language writes them. */
    public PathsText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    String text(String key, Object... arguments) {
        return get("attention.paths." + key, arguments);
    }

    String method(AttributionMethod method) {
        return text("method." + key(method));
    }

    /** What stands above a column. */
    String column(PathColumn column) {
        return column.attribution() == null
                ? text("method.off")
                : method(column.attribution().method());
    }

    private String heads(Reading reading) {
        String layer = number(reading.layer() + 1);
        return reading.head().single()
                ? get("attention.heads.one", number(reading.head().number() + 1), layer)
                : get("attention.heads.layer", layer);
    }

    /** A token with its place, counted from 1. */
    String token(ReadingSimulation stage, int token) {
        return (token + 1) + " " + stage.tokens().get(token);
    }

    /** What is seen in the sentence: attention's favourite, what really matters, and whether the two are the same. */
    String seen(ReadingSimulation stage, OwnPaths paths, TokenChanges changes) {
        PathColumn off = OwnPaths.column(changes);
        int favourite = paths.raw().favourite(paths.sources());
        int most = off.favourite(paths.sources());
        if (most < 0) {
            return text("seen.nothing", stage.tokens().get(paths.query()));
        }
        String looks = favourite < 0
                ? text("seen.elsewhere", heads(stage.reading()))
                : text(
                        "seen.attention",
                        heads(stage.reading()),
                        stage.tokens().get(favourite),
                        number(paths.raw().scores()[favourite], DIGITS));
        return sentences(
                looks,
                changes.said() == null ? turned(stage, changes, most) : falls(stage, changes, most),
                favourite < 0 ? "" : text(favourite == most ? "seen.agree" : "seen.disagree"),
                added(stage, most) ? text("seen.added", stage.tokens().get(most)) : "");
    }

    private String falls(ReadingSimulation stage, TokenChanges changes, int most) {
        return text(
                "seen.falls",
                stage.tokens().get(most),
                changes.said(),
                probability(changes.before()),
                probability(changes.probability()[most]),
                number(changes.change()[most], DIGITS));
    }

    private String turned(ReadingSimulation stage, TokenChanges changes, int most) {
        return text(
                "seen.turned",
                stage.tokens().get(most),
                stage.tokens().get(changes.query()),
                number(changes.change()[most], DIGITS));
    }

    private static boolean added(ReadingSimulation stage, int token) {
        return stage.text().encoding().texts()[token] < 0;
    }

    /**
     * How far the order of all tokens agrees, beside what chance reaches.
     *
     * @param chance what |ρ| stays below in 95 of 100 random orders
     */
    String agreement(OwnPaths paths, TokenChanges changes, double chance) {
        PathColumn off = OwnPaths.column(changes);
        double rho = paths.raw().rho(off, paths.sources());
        if (Double.isNaN(rho)) {
            return text("order.none");
        }
        return text(
                rho > chance ? "order.more" : "order.chance",
                paths.sources().length,
                withSign(rho, DIGITS),
                number(chance, DIGITS));
    }

    /** A row a method: which token it names, ρ with switching off, how widely it spreads. */
    List<List<String>> rows(ReadingSimulation stage, OwnPaths paths, TokenChanges changes, double chance) {
        PathColumn off = changes == null ? null : OwnPaths.column(changes);
        List<List<String>> rows = new ArrayList<>();
        for (PathColumn column : paths.columns(Optional.ofNullable(changes))) {
            boolean yardstick = column.attribution() == null;
            boolean waits = yardstick && off == null;
            rows.add(List.of(
                    column(column),
                    yardstick ? "" : rho(column, off, paths),
                    waits ? NOT_YET : name(stage, column.favourite(paths.sources())),
                    waits ? NOT_YET : number(column.bits(), DIGITS),
                    waits ? NOT_YET : number(Entropy.effectiveTokens(column.bits()), 1)));
        }
        rows.add(List.of(
                method(AttributionMethod.NEARNESS),
                rho(paths.nearness(), off, paths),
                name(stage, paths.nearness().favourite(paths.sources())),
                "",
                ""));
        rows.add(List.of(method(AttributionMethod.RANDOM), off == null ? NOT_YET : chance(chance), "", "", ""));
        return rows;
    }

    private String chance(double chance) {
        return Double.isNaN(chance) ? NOTHING : text("upto", number(chance, DIGITS));
    }

    private String name(ReadingSimulation stage, int token) {
        return token < 0 ? NOTHING : token(stage, token);
    }

    private String rho(PathColumn column, PathColumn off, OwnPaths paths) {
        if (off == null) {
            return NOT_YET;
        }
        double rho = column.rho(off, paths.sources());
        return Double.isNaN(rho) ? NOTHING : withSign(rho, DIGITS);
    }

    /** How far the study is. */
    String progress(PathProgress progress) {
        return progress.all() == 0 ? text("study.begins") : text("study.running", progress.texts(), progress.all());
    }

    /** The answer over many texts: attention, nearness, and whether the one is more than the other. */
    String answer(ReadingSimulation stage, PathStudy study) {
        Attribution raw = OwnPaths.shown(stage).getFirst();
        Scores attention = study.own().of(raw);
        Scores near = study.own().of(Attribution.of(AttributionMethod.NEARNESS));
        Bootstrap rho = mean(attention.rho());
        if (rho == null) {
            return text("order.none");
        }
        Bootstrap more = mean(IntStream.range(0, study.own().texts())
                .mapToObj(i -> attention.rho().get(i) - near.rho().get(i))
                .toList());
        return sentences(
                text(
                        stage.model().weights().head() != null ? "answer.words" : "answer.encoder",
                        study.own().texts(),
                        heads(stage.reading()),
                        interval(rho),
                        share(attention.right())),
                text(
                        !more.excludesZero() ? "answer.same" : more.mean() > 0 ? "answer.more" : "answer.less",
                        interval(more)),
                best(stage, study));
    }

    /** Which method agrees best, and how well it does so in random weights, which have learned nothing. */
    private String best(ReadingSimulation stage, PathStudy study) {
        Attribution best = OwnPaths.shown(stage).stream()
                .max(Comparator.comparingDouble(one -> average(study.own(), one)))
                .orElseThrow();
        String name = method(best.method());
        String rho = withSign(average(study.own(), best), DIGITS);
        return study.random() == null
                ? text("answer.best", name, rho)
                : text("answer.best.random", name, rho, random(study.random(), best));
    }

    /** Mean ρ; −1 where there is none. */
    private static double average(FaithfulnessTable table, Attribution one) {
        return Arrays.stream(Scores.known(table.of(one).rho())).average().orElse(-1);
    }

    private static Bootstrap mean(List<Double> values) {
        double[] known = Scores.known(values);
        return known.length == 0 ? null : Bootstrap.of(known);
    }

    /** A row a method over many texts: ρ, how often its favourite is right, and ρ with random weights. */
    List<List<String>> rows(PathStudy study, List<Attribution> methods) {
        return methods.stream()
                .map(one -> List.of(
                        method(one.method()),
                        interval(mean(study.own().of(one).rho())),
                        share(study.own().of(one).right()),
                        random(study.random(), one)))
                .toList();
    }

    private String random(FaithfulnessTable random, Attribution one) {
        Bootstrap rho = random == null ? null : mean(random.of(one).rho());
        return rho == null ? NOTHING : withSign(rho.mean(), DIGITS);
    }

    private String interval(Bootstrap value) {
        return value == null
                ? NOTHING
                : text(
                        "interval",
                        withSign(value.mean(), DIGITS),
                        withSign(value.low(), DIGITS),
                        withSign(value.high(), DIGITS));
    }

    private String share(List<Double> right) {
        Bootstrap share = mean(right);
        return share == null
                ? NOTHING
                : text("share", percents(share.mean()), percents(share.low()), percents(share.high()));
    }

    private String percents(double share) {
        return number(100 * share, 0);
    }
}
