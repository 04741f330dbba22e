package org.languageplayground.ui.check;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTester;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What a part of a page offers to check its numbers with, as a student gets it. */
public final class Downloads {
    private final List<CheckThis> checks;

    private Downloads(List<CheckThis> checks) {
        this.checks = checks;
    }

    /** All that stands in a component. */
    public static Downloads in(Component component) {
        return new Downloads(all(component)
                .filter(CheckThis.class::isInstance)
                .map(CheckThis.class::cast)
                .toList());
    }

    private static Stream<Component> all(Component component) {
        return Stream.concat(Stream.of(component), component.getChildren().flatMap(Downloads::all));
    }

    private Stream<Anchor> links() {
        return checks.stream()
                .flatMap(Downloads::all)
                .filter(Anchor.class::isInstance)
                .map(Anchor.class::cast)
                .filter(Component::isVisible);
    }

    /** The names of the links. */
    public List<String> names() {
        return links().map(Anchor::getText).toList();
    }

    /** What stands in place of links that cannot be had. */
    public List<String> missing() {
        return checks.stream()
                .flatMap(Downloads::all)
                .filter(ListItem.class::isInstance)
                .flatMap(Component::getChildren)
                .filter(Span.class::isInstance)
                .filter(Component::isVisible)
                .map(span -> ((Span) span).getText())
                .toList();
    }

    /** The file behind the one link whose name starts so. */
    public byte[] file(String name) {
        Anchor link = links().filter(anchor -> anchor.getText().startsWith(name))
                .findFirst()
                .orElseThrow();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new AnchorTester(link).download(bytes);
        return bytes.toByteArray();
    }

    /** A file that is one JSON object. */
    public JsonObject json(String name) {
        return JsonParser.parseString(new String(file(name), StandardCharsets.UTF_8))
                .getAsJsonObject();
    }

    /** The files of an archive. */
    public Map<String, byte[]> zip(String name) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file(name)))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** The header of a safetensors file. */
    public static JsonObject header(byte[] tensors) {
        int length =
                (int) ByteBuffer.wrap(tensors).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return JsonParser.parseString(new String(tensors, Long.BYTES, length, StandardCharsets.UTF_8))
                .getAsJsonObject();
    }
}
