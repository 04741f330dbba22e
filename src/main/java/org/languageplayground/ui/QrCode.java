package org.languageplayground.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Image;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A text, an address mostly, for the camera of a phone (ISO/IEC 18004), with the text itself below. Always dark on white, with the margin of four modules that the
 * standard asks for, whatever the color scheme.
 */
@Tag("figure")
public final class QrCode extends HtmlContainer {
    /** Bytes in UTF-8 up to which a phone reads a code of a few centimetres from paper. */
    public static final int MOST_BYTES = 800;

    private static final int MARGIN = 4;

    /**
     * A code.
     *
     * @param accessibleName what the code is for
     * @throws IllegalArgumentException if the text has no place in a code ({@link #holds})
     */
    public QrCode(String text, String accessibleName) {
        if (!holds(text)) {
            throw new IllegalArgumentException("a QR code holds " + MOST_BYTES + " bytes, which this text exceeds");
        }
        addClassName("qr-code");
        String svg = svg(io.nayuki.qrcodegen.QrCode.encodeText(text, io.nayuki.qrcodegen.QrCode.Ecc.LOW));
        HtmlContainer caption = new HtmlContainer("figcaption");
        caption.setText(text);
        add(new Image("data:image/svg+xml;base64," + base64(svg), accessibleName), caption);
    }

    /** Whether a text is short enough. */
    public static boolean holds(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** One unit a module; dark modules that touch in a row are one rectangle. */
    private static String svg(io.nayuki.qrcodegen.QrCode code) {
        int side = code.size + 2 * MARGIN;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y) && !code.getModule(x - 1, y)) {
                    int length = run(code, x, y);
                    path.append("M%d %dh%dv1h-%dz".formatted(x + MARGIN, y + MARGIN, length, length));
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" shape-rendering=\"crispEdges\">"
                        .formatted(side, side, side, side)
                + "<path fill=\"#fff\" d=\"M0 0h%dv%dh-%dz\"/><path d=\"%s\"/></svg>".formatted(side, side, side, path);
    }

    /** How many dark modules follow each other from here. */
    private static int run(io.nayuki.qrcodegen.QrCode code, int x, int y) {
        int length = 1;
        while (code.getModule(x + length, y)) {
            length++;
        }
        return length;
    }
}
