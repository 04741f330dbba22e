package org.languageplayground.cluster;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A class on two servers behind nginx, of which one is killed: {@code ManyNodes NGINX CHROMIUM COMMAND…}, where the command starts a server. Prints what it sees;
 * fails if anybody has to do anything to go on. Run by {@code script/cluster}.
 */
public final class ManyNodes {
    private static final Path FOLDER = Path.of("target", "cluster");
    private static final double PATIENCE_MILLIS = 180_000;
    private static final String FIRST = "the cat sat on the mat";
    private static final String SECOND = "the dog saw the bird";
    private static final String THIRD = "the girl is here";
    private static final String LEADS = "The class sees what this tab shows.";
    private static final String FOLLOWS = "You see what your teacher shows.";

    private final Node a;
    private final Node b;
    private final Balancer balancer;
    private final Browser browser;
    private final List<Tab> students = new ArrayList<>();

    private ManyNodes(Node a, Node b, Balancer balancer, Browser browser) {
        this.a = a;
        this.b = b;
        this.balancer = balancer;
        this.browser = browser;
    }

    /** Starts all, teaches the class, stops all. */
    public static void main(String[] arguments) throws Exception {
        List<String> command = Arrays.asList(arguments).subList(2, arguments.length);
        Files.createDirectories(FOLDER);
        List<Integer> ports = freePorts(5);
        String members = "127.0.0.1:" + ports.get(0) + ",127.0.0.1:" + ports.get(1);
        Node a = new Node("a", command, ports.get(2), members, ports.get(0), FOLDER);
        Node b = new Node("b", command, ports.get(3), members, ports.get(1), FOLDER);
        Balancer balancer = new Balancer(arguments[0], ports.get(4), List.of(a, b), FOLDER);
        try (Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(Path.of(arguments[1]))
                            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
            new ManyNodes(a, b, balancer, browser).run();
        } finally {
            Stream.of(a, b).forEach(Node::stop);
            balancer.stop();
        }
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> open = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            open.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        }
        List<Integer> ports = open.stream().map(ServerSocket::getLocalPort).toList();
        open.forEach(ManyNodes::close);
        return ports;
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() throws IOException, InterruptedException {
        a.start();
        b.start();
        balancer.start();
        a.awaitHealth();
        b.awaitHealth();
        say("two nodes and nginx are up: " + balancer.address());

        Tab teacher = on(a, "teacher");
        String code = teacher.begin();
        for (Node node : List.of(a, b, a, b)) {
            join(node, code);
        }
        teacher.openChapter();
        teacher.write(FIRST);
        everybodySees(FIRST);
        teacher.sees(FIRST, LEADS);
        say("the teacher on a leads class " + code + "; two students on a and two on b see “" + FIRST + "”");

        List<Tab> all = new ArrayList<>(students);
        all.add(teacher);
        List<Tab> lost = all.stream().filter(tab -> tab.node().equals(a.name())).toList();
        List<Tab> spared =
                all.stream().filter(tab -> tab.node().equals(b.name())).toList();
        all.forEach(Tab::mark);
        a.kill();
        Instant killed = Instant.now();
        say("a is killed; nobody touches a browser");
        lost.forEach(Tab::awaitLoadedAnew);
        teacher.sees(FIRST, LEADS);
        everybodySees(FIRST);
        say("after " + Duration.between(killed, Instant.now()).toSeconds() + " s all are back at “" + FIRST + "”:");
        all.forEach(tab -> say("  " + tab.who() + ", now on " + tab.node() + ": " + tab.line()));
        check(all.stream().allMatch(tab -> tab.node().equals(b.name())), "all are on b");
        check(spared.stream().noneMatch(Tab::loadedAnew), "no page of b was loaded anew");
        teacher.seesStudents(students.size());
        teacher.write(SECOND);
        everybodySees(SECOND);
        say("the teacher leads on: all see “" + SECOND + "”");

        a.start();
        a.awaitHealth();
        join(a, code);
        students.getLast().sees(SECOND, FOLLOWS);
        teacher.seesStudents(students.size());
        teacher.write(THIRD);
        everybodySees(THIRD);
        check(students.getLast().node().equals(a.name()), "the newcomer is on a");
        say("a is back and has the room: " + students.getLast().who() + " came in there, and all see “" + THIRD + "”");
    }

    private Tab on(Node node, String who) {
        return Tab.on(node, who, browser, balancer.address());
    }

    private void join(Node node, String code) {
        Tab student = on(node, "student " + (students.size() + 1));
        student.join(balancer.address(), code);
        students.add(student);
    }

    private void everybodySees(String sentence) {
        students.forEach(student -> student.sees(sentence, FOLLOWS));
    }

    private static void say(String what) {
        System.out.println(what);
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("not so: " + what);
        }
    }
}
