package org.languageplayground.load;

import java.io.IOException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A teacher who starts a class and moves the temperature in it. */
final class Leader extends Tab {
    private static final Pattern CODE = Pattern.compile("class/([0-9A-Z]{6})");
    private static final int FIRST = 8;

    /** Of the temperature, as a multiple of the default. */
    private static final double STEP = 0.125;

    private String code = "";
    private int slider;
    private double step;

    /** Starts a class. */
    Leader(URI server) throws IOException, InterruptedException {
        super(server, "class", "");
        Matcher found = CODE.matcher(post("{\"type\":\"event\",\"node\":%d,\"event\":\"click\",\"data\":{}}"
                .formatted(buttonOf("Start a class"))));
        if (!found.find()) {
            throw new IOException("no class was started");
        }
        code = found.group(1);
    }

    /** By which students come in. */
    String code() {
        return code;
    }

    /** Shows chapter 1 to the class. */
    void show() throws IOException, InterruptedException {
        navigate("attention", "");
        slider = nodeOf("label", Student.SLIDER);
        step = valueOf(slider, "step");
    }

    /** Makes a setting; answers when that began, in {@link System#nanoTime}. */
    long set(int setting) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        send(Student.moved(slider, (FIRST + 1 + setting) * step));
        return begin;
    }

    /** Which setting has that temperature. */
    static int settingOf(double temperature) {
        return (int) Math.round(temperature / STEP) - FIRST - 1;
    }
}
