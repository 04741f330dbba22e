package org.languageplayground.load;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.languageplayground.world.EnglishEncoder;
import org.languageplayground.world.ShippedModels;
import org.languageplayground.world.language.Vocabulary;

/**
 * A class at work: {@code SimulatedClass URL STUDENTS SECONDS} lets students move the temperature once a second on average, each on a
 * sentence of their own, every second one on the English encoder, and prints how long the answers took. Run by {@code script/load}.
 */
public final class SimulatedClass {
    private static final List<String> MODELS = List.of(ShippedModels.causal(4), EnglishEncoder.NAME);
    private static final int WORDS = 12;
    private static final int GROUP = 20;
    private static final int STEPS = 128;

    /** Up to so many of them, twice the default: beyond, a sharp head looks the same. */
    private static final int REACH = 16;

    private final URI server;
    private final long seconds;

    private SimulatedClass(URI server, long seconds) {
        this.server = server;
        this.seconds = seconds;
    }

    /** Opens the pages, lets the students move, prints; fails if any student was refused. */
    public static void main(String[] arguments) throws Exception {
        SimulatedClass test = new SimulatedClass(URI.create(arguments[0]), Long.parseLong(arguments[2]));
        test.run(Integer.parseInt(arguments[1]));
    }

    private void run(int count) throws InterruptedException, ExecutionException {
        List<Student> students = open(count);
        try (ExecutorService pool = Executors.newFixedThreadPool(count)) {
            List<Callable<List<Student.Answer>>> work = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Student student = students.get(i);
                Random random = new Random(i);
                work.add(() -> play(student, random));
            }
            Map<String, List<Student.Answer>> answers = new TreeMap<>();
            List<Future<List<Student.Answer>>> played = pool.invokeAll(work);
            int failed = 0;
            for (int i = 0; i < count; i++) {
                try {
                    answers.computeIfAbsent(students.get(i).model(), model -> new ArrayList<>())
                            .addAll(played.get(i).get());
                } catch (ExecutionException e) {
                    failed++;
                    System.out.println("A student failed: " + e.getCause());
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d students, %d s on \"Temperature (1/√d_k)\", %d students failed%n",
                    count,
                    seconds,
                    failed);
            answers.forEach(SimulatedClass::report);
            report("all", answers.values().stream().flatMap(List::stream).toList());
            System.exit(failed == 0 ? 0 : 1);
        }
    }

    private List<Student> open(int count) throws InterruptedException, ExecutionException {
        try (ExecutorService pool = Executors.newFixedThreadPool(GROUP)) {
            List<Callable<Student>> work = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Random random = new Random(1_000 + i);
                String model = MODELS.get(i % MODELS.size());
                work.add(() -> new Student(server, sentence(random), model));
            }
            List<Student> students = new ArrayList<>();
            for (Future<Student> opened : pool.invokeAll(work)) {
                students.add(opened.get());
            }
            return students;
        }
    }

    private static String sentence(Random random) {
        List<String> words = Vocabulary.standard().englishWords();
        List<String> drawn = new ArrayList<>();
        for (int i = 0; i < WORDS; i++) {
            drawn.add(words.get(random.nextInt(words.size())));
        }
        return String.join(" ", drawn);
    }

    private List<Student.Answer> play(Student student, Random random) throws IOException, InterruptedException {
        List<Student.Answer> answers = new ArrayList<>();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        Thread.sleep(random.nextInt(1_000));
        int step = 0;
        while (System.nanoTime() < end) {
            step = (step + random.nextInt(1, REACH)) % REACH;
            answers.add(student.move((double) step / STEPS));
            Thread.sleep(500 + random.nextInt(1_000));
        }
        if (answers.stream().noneMatch(Student.Answer::drawn)) {
            throw new IOException("no move drew a new picture");
        }
        return answers;
    }

    static void report(String model, List<Student.Answer> answers) {
        double[] milliseconds = answers.stream()
                .mapToDouble(answer -> answer.nanoseconds() / 1e6)
                .sorted()
                .toArray();
        int[] bytes = answers.stream().mapToInt(Student.Answer::bytes).sorted().toArray();
        long drawn = answers.stream().filter(Student.Answer::drawn).count();
        System.out.printf(Locale.ROOT, "%s: %d moves, %d new pictures%n", model, answers.size(), drawn);
        System.out.printf(
                Locale.ROOT,
                "  from change to answer: median %.1f ms, p95 %.1f ms, p99 %.1f ms, greatest %.1f ms%n",
                quantile(milliseconds, 0.5),
                quantile(milliseconds, 0.95),
                quantile(milliseconds, 0.99),
                quantile(milliseconds, 1));
        System.out.printf(
                Locale.ROOT,
                "  bytes an answer: median %d, greatest %d%n",
                bytes.length == 0 ? 0 : bytes[bytes.length / 2],
                Arrays.stream(bytes).max().orElse(0));
    }

    static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }
}
