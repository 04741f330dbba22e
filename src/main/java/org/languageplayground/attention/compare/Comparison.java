package org.languageplayground.attention.compare;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.TraceCache;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.chapter.State;

/** What one student compares: A, which is the stage, and B, which the tab sets. */
public final class Comparison {
    private final ModelLibrary library;
    private final TraceCache traces;
    private SecondReading second;
    private State measuredOf;
    private Distance measured;

    /** Nothing is read before it is asked for. */
    public Comparison(ModelLibrary library, TraceCache traces) {
        this.library = library;
        this.traces = traces;
    }

    /** A and B as they are now. */
    record Sides(Side a, Side b) {}

    /** B's own stage, as the page sets it. */
    ReadingSimulation second(State page) {
        if (second == null) {
            second = new SecondReading(library, traces);
        }
        boolean known = library.contains(page.get(CompareFields.MODEL));
        second.take(known ? page : page.with(CompareFields.MODEL, page.get(ReadingFields.MODEL)));
        return second;
    }

    /** What could not be taken as it was set. */
    List<Notice> notices(State page) {
        String model = page.get(CompareFields.MODEL);
        List<Notice> told = second.takeNotices();
        return library.contains(model)
                ? told
                : Stream.concat(Stream.of(new Notice("attention.compare.unknown", model)), told.stream())
                        .toList();
    }

    /** Both sides; nothing where one has no token. */
    Optional<Sides> sides(ReadingSimulation stage) {
        ReadingSimulation b = second(stage.state());
        return stage.empty() || b.empty()
                ? Optional.empty()
                : Optional.of(new Sides(
                        Side.of(stage, stage.get(CompareFields.A_OFF)), Side.of(b, stage.get(CompareFields.B_OFF))));
    }

    /** How far apart they are; computed once for what is set. */
    Distance distance(Sides sides, State page) {
        if (!page.equals(measuredOf)) {
            measured = Distance.of(sides.a(), sides.b());
            measuredOf = page;
        }
        return measured;
    }

    /** The names of all models. */
    List<String> models() {
        return library.names();
    }
}
