package org.languageplayground.load;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A student in a class, who notes when each of the teacher's settings arrives. */
final class Follower extends Tab {
    private static final Pattern SETTING = Pattern.compile("temperature=([0-9.]+)");

    private final long[] arrived;
    private volatile int bytes;

    /**
     * Comes into a class.
     *
     * @param settings how many the teacher will make
     */
    Follower(URI server, String code, int settings) throws IOException, InterruptedException {
        super(server, "class/" + code, "");
        arrived = new long[settings];
        click("Come in");
    }

    @Override
    void pushed(String text) {
        long now = System.nanoTime();
        bytes += text.length();
        Matcher matcher = SETTING.matcher(text);
        while (arrived != null && matcher.find()) {
            int setting = Leader.settingOf(Double.parseDouble(matcher.group(1)));
            if (setting >= 0 && setting < arrived.length && arrived[setting] == 0) {
                arrived[setting] = now;
            }
        }
    }

    /** The same settings come once more. */
    void forget() {
        Arrays.fill(arrived, 0);
    }

    /** When a setting, or a later one, was on the screen, in {@link System#nanoTime}; 0 if never. */
    long seen(int setting) {
        for (int i = setting; i < arrived.length; i++) {
            if (arrived[i] != 0) {
                return arrived[i];
            }
        }
        return 0;
    }

    /** How many characters came by push. */
    int bytes() {
        return bytes;
    }
}
