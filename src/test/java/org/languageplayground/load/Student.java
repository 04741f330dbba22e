package org.languageplayground.load;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A tab on {@code /attention} with one slider that is moved. */
final class Student extends Tab {
    static final String SLIDER = "Temperature (1/√d_k)";

    private final String model;
    private final int slider;
    private final double greatest;

    /**
     * What came back for one move of the slider.
     *
     * @param nanoseconds from the request to the last byte of the answer
     * @param bytes of the answer before compression
     * @param drawn whether it holds a new picture; a head that rests on one token looks the same at any temperature
     */
    record Answer(long nanoseconds, int bytes, boolean drawn) {}

    /** Opens the page with a model and a sentence of its own. */
    Student(URI server, String sentence, String model) throws IOException, InterruptedException {
        super(server, "attention", "model=" + model + "&s=" + URLEncoder.encode(sentence, StandardCharsets.UTF_8));
        this.model = model;
        slider = nodeOf("label", SLIDER);
        greatest = valueOf(slider, "max");
    }

    /** The model that it looks into. */
    String model() {
        return model;
    }

    /**
     * Moves the slider.
     *
     * @param share of the slider's range, 0 to 1
     * @throws IOException if the server refuses
     */
    Answer move(double share) throws IOException, InterruptedException {
        long start = System.nanoTime();
        String answer = post(moved(slider, greatest * share));
        long took = System.nanoTime() - start;
        JsonObject parsed = read(answer);
        boolean drawn = changes(parsed)
                .anyMatch(change ->
                        change.has("key") && change.get("key").getAsString().equals("data"));
        return new Answer(took, answer.getBytes(StandardCharsets.UTF_8).length, drawn);
    }

    /** A slider's new value, as the browser tells it. */
    static String moved(int slider, double value) {
        return """
                {"type":"mSync","node":%d,"feature":1,"property":"value","value":%s},\
                {"type":"event","node":%d,"event":"value-changed","data":{"1":1}}""".formatted(slider, value, slider);
    }
}
