package org.languageplayground.ui;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of a small QR code from its picture, by the standard and without the library that writes it: versions 1 and 2, whose
 * code words stand in one block, without correcting errors.
 */
final class QrReader {
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z");
    private static final Pattern SIDE = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"");
    private static final int MARGIN = 4;

    private final boolean[][] dark;
    private final int size;

    /** The modules of a picture, margin included. */
    private QrReader(boolean[][] modules) {
        size = modules.length - 2 * MARGIN;
        dark = new boolean[size][size];
        for (int y = 0; y < size; y++) {
            System.arraycopy(modules[y + MARGIN], MARGIN, dark[y], 0, size);
        }
    }

    /** The modules of the SVG in a data address, [y][x], margin included. */
    static boolean[][] modules(String dataAddress) {
        String svg = new String(
                Base64.getDecoder().decode(dataAddress.substring(dataAddress.indexOf(',') + 1)),
                StandardCharsets.UTF_8);
        Matcher side = SIDE.matcher(svg);
        side.find();
        int length = Integer.parseInt(side.group(1));
        boolean[][] modules = new boolean[length][length];
        Matcher run = RUN.matcher(svg);
        while (run.find()) {
            int x = Integer.parseInt(run.group(1));
            int y = Integer.parseInt(run.group(2));
            for (int i = 0; i < Integer.parseInt(run.group(3)); i++) {
                modules[y][x + i] = true;
            }
        }
        return modules;
    }

    /** The text in byte mode that a picture holds. */
    static String read(String dataAddress) {
        QrReader reader = new QrReader(modules(dataAddress));
        List<Boolean> bits = reader.bits();
        if (number(bits, 0, 4) != 0b0100) {
            throw new IllegalArgumentException("only byte mode is read");
        }
        byte[] bytes = new byte[number(bits, 4, 8)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) number(bits, 12 + 8 * i, 8);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int number(List<Boolean> bits, int from, int length) {
        int number = 0;
        for (int i = from; i < from + length; i++) {
            number = 2 * number + (bits.get(i) ? 1 : 0);
        }
        return number;
    }

    /** The data in the order of the standard: pairs of columns from the right, up and down in turn, past the timing column. */
    private List<Boolean> bits() {
        List<Boolean> bits = new ArrayList<>();
        boolean up = true;
        for (int right = size - 1; right > 0; right -= 2) {
            if (right == 6) {
                right--;
            }
            for (int step = 0; step < size; step++) {
                int y = up ? size - 1 - step : step;
                for (int x : new int[] {right, right - 1}) {
                    if (!reserved(x, y)) {
                        bits.add(dark[y][x] ^ masked(x, y));
                    }
                }
            }
            up = !up;
        }
        return bits;
    }

    /** Finder patterns with format, timing lines, and the alignment pattern of version 2. */
    private boolean reserved(int x, int y) {
        boolean corners = x < 9 && y < 9 || x < 9 && y >= size - 8 || x >= size - 8 && y < 9;
        boolean alignment = size == 25 && Math.abs(x - 18) <= 2 && Math.abs(y - 18) <= 2;
        return corners || x == 6 || y == 6 || alignment;
    }

    private boolean masked(int x, int y) {
        return switch (mask()) {
            case 0 -> (x + y) % 2 == 0;
            case 1 -> y % 2 == 0;
            case 2 -> x % 3 == 0;
            case 3 -> (x + y) % 3 == 0;
            case 4 -> (x / 3 + y / 2) % 2 == 0;
            case 5 -> x * y % 2 + x * y % 3 == 0;
            case 6 -> (x * y % 2 + x * y % 3) % 2 == 0;
            default -> ((x + y) % 2 + x * y % 3) % 2 == 0;
        };
    }

    /** The three bits behind the level, which stand in row 8 from column 2 on, under the format's own mask 101. */
    private int mask() {
        return ((dark[8][2] ? 4 : 0) + (dark[8][3] ? 2 : 0) + (dark[8][4] ? 1 : 0)) ^ 0b101;
    }
}
