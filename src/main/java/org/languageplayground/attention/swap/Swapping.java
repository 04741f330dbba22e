package org.languageplayground.attention.swap;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.languageplayground.attention.reading.Explorer;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.Visitor;
import org.languageplayground.transformer.Patch;
import org.languageplayground.transformer.Patch.Part;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.ui.Notice;

/** The grid and the baseline of one student's swap; the pool computes them, and they are let go when anything they were made for changes. */
public final class Swapping extends Explorer {
    /** Rows and columns for which a picture has room. */
    static final int MOST = 48;

    private final Visitor visitor;
    private Object gridFor;
    private Run<Grid, Grid> grid;
    private Object donorsFor;
    private Run<List<Double>, List<Double>> donors;
    private Notice problem;
    private String told;

    private record Key(Transformer model, List<Integer> own, List<Integer> other, float scale, int place, Object what) {
        static Key of(Swap swap, Object what) {
            return new Key(
                    swap.model(),
                    ids(swap.own().batch().ids()),
                    ids(swap.other().batch().ids()),
                    swap.own().settings().scale(),
                    swap.pair().place(),
                    what);
        }

        private static List<Integer> ids(int... ids) {
            return Arrays.stream(ids).boxed().toList();
        }
    }

    private record Rows(Part part, int first, int end) {}

    /** Nothing is computed yet. */
    public Swapping(Visitor visitor) {
        this.visitor = visitor;
    }

    @Override
    public void close() {
        closeGrid();
        closeDonors();
        problem = null;
    }

    private void closeGrid() {
        if (grid != null) {
            grid.close();
        }
        grid = null;
        gridFor = null;
    }

    private void closeDonors() {
        if (donors != null) {
            donors.close();
        }
        donors = null;
        donorsFor = null;
    }

    /** The grid as far as it is computed; begins it where it is another one. Empty where there is no room for it. */
    Optional<Grid> grid(Swap swap, Part part, int shownLayer) {
        if (swap.tokens() > MOST) {
            closeGrid();
            return Optional.empty();
        }
        int layers = swap.model().config().layers();
        boolean all = part != Part.HEAD || layers * swap.model().config().heads() <= MOST;
        Rows rows = new Rows(part, all ? 0 : shownLayer, all ? layers : shownLayer + 1);
        Key key = Key.of(swap, rows);
        if (!key.equals(gridFor)) {
            closeGrid();
            gridFor = key;
            problem = null;
            try {
                grid = visitor.run(new GridWork(swap, part, rows.first, rows.end), this::tell);
            } catch (NoMemoryException e) {
                problem = Notice.memory(e);
            }
        }
        return Optional.ofNullable(grid).map(run -> run.outcome().orElse(run.progress()));
    }

    /** The share moved by the same patch from each random sentence, as far as they are computed. */
    List<Double> donors(ReadingSimulation stage, Swap swap, Patch patch) {
        Key key = Key.of(swap, patch);
        if (!key.equals(donorsFor)) {
            closeDonors();
            donorsFor = key;
            try {
                donors = visitor.run(new DonorWork(stage, swap, patch), this::tell);
            } catch (NoMemoryException e) {
                problem = Notice.memory(e);
            }
        }
        return donors == null ? List.of() : donors.outcome().orElse(donors.progress());
    }

    /** Whether cells are being computed. */
    boolean busy() {
        return grid != null && !grid.over();
    }

    /** Ends the grid; what stands stays. */
    void stop() {
        if (grid != null) {
            grid.cancel();
        }
    }

    /** Computes the grid anew. */
    void again() {
        closeGrid();
    }

    /** Why there is no grid, where that has come up since the last call. */
    public Optional<Notice> takeProblem() {
        Notice now = problem().orElse(null);
        boolean news = now != null && !now.key().equals(told);
        told = now == null ? null : now.key();
        return news ? Optional.of(now) : Optional.empty();
    }

    /** Why there is no grid, or no whole one, if so. */
    Optional<Notice> problem() {
        return Optional.ofNullable(problem).or(() -> Optional.ofNullable(grid)
                .flatMap(Run::failure)
                .map(failure -> new Notice("attention.swap.failed")));
    }
}
