package org.languageplayground.load;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A class that follows its teacher: {@code FollowedClass URL STUDENTS} lets a teacher drag the temperature to and fro, five settings a second, and prints how long
 * it took until each student's screen had each setting, or one that came after it. Run by {@code script/load}.
 */
public final class FollowedClass {
    private static final int SETTINGS = 8;
    private static final int ROUNDS = 12;
    private static final int GAP_MILLISECONDS = 200;
    private static final int SETTLED_MILLISECONDS = 5_000;
    private static final int GROUP = 20;

    private FollowedClass() {}

    /** Opens the pages, drags, prints; fails if a student missed the last setting. */
    public static void main(String[] arguments) throws Exception {
        URI server = URI.create(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        Leader leader = new Leader(server);
        List<Follower> students = open(server, leader.code(), count);
        leader.show();
        Thread.sleep(SETTLED_MILLISECONDS);
        List<Double> milliseconds = new ArrayList<>();
        int missed = 0;
        long before = students.stream().mapToLong(Follower::bytes).sum();
        for (int round = 0; round < ROUNDS; round++) {
            students.forEach(Follower::forget);
            long[] begun = new long[SETTINGS];
            for (int setting = 0; setting < SETTINGS; setting++) {
                begun[setting] = leader.set(setting);
                Thread.sleep(GAP_MILLISECONDS);
            }
            Thread.sleep(1_000);
            for (Follower student : students) {
                for (int setting = 0; setting < SETTINGS; setting++) {
                    long seen = student.seen(setting);
                    if (seen == 0) {
                        missed++;
                    } else if (round > 0) {
                        milliseconds.add((seen - begun[setting]) / 1e6);
                    }
                }
            }
        }
        long bytes = students.stream().mapToLong(Follower::bytes).sum() - before;
        double[] sorted =
                milliseconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%d students follow, %d settings, %d missed%n  from the teacher's act to the student's screen: median %.0f ms, p95 %.0f ms, greatest %.0f ms%n"
                        + "  pushed to a student for a setting: %d characters%n",
                count,
                SETTINGS * ROUNDS,
                missed,
                SimulatedClass.quantile(sorted, 0.5),
                SimulatedClass.quantile(sorted, 0.95),
                SimulatedClass.quantile(sorted, 1),
                bytes / count / SETTINGS / ROUNDS);
        System.exit(missed == 0 ? 0 : 1);
    }

    private static List<Follower> open(URI server, String code, int count)
            throws InterruptedException, ExecutionException {
        try (ExecutorService pool = Executors.newFixedThreadPool(GROUP)) {
            List<Callable<Follower>> work = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                work.add(() -> new Follower(server, code, SETTINGS));
            }
            List<Follower> students = new ArrayList<>();
            for (Future<Follower> opened : pool.invokeAll(work)) {
                students.add(opened.get());
            }
            return students;
        }
    }
}
