package org.languageplayground.attention.compare;

import org.languageplayground.attention.reading.HeadChoice;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.ui.chapter.State;

/** Everything that A or B is: where it is taken from, and where it is put. */
record Exchange(
        String model, boolean untrained, String sentence, int layer, HeadChoice head, double temperature, boolean off) {

    static Exchange ofA(State page) {
        return new Exchange(
                page.get(ReadingFields.MODEL),
                page.get(ReadingFields.UNTRAINED),
                page.get(ReadingFields.SENTENCE),
                page.get(ReadingFields.LAYER),
                page.get(ReadingFields.HEAD),
                page.get(ReadingFields.TEMPERATURE),
                page.get(CompareFields.A_OFF));
    }

    static Exchange ofB(State page) {
        return new Exchange(
                page.get(CompareFields.MODEL),
                page.get(CompareFields.UNTRAINED),
                CompareFields.sentence(page),
                page.get(CompareFields.LAYER),
                page.get(CompareFields.HEAD),
                page.get(CompareFields.TEMPERATURE),
                page.get(CompareFields.B_OFF));
    }

    Exchange withUntrained(boolean other) {
        return new Exchange(model, other, sentence, layer, head, temperature, off);
    }

    Exchange withOff(boolean other) {
        return new Exchange(model, untrained, sentence, layer, head, temperature, other);
    }

    Exchange withHead(int number) {
        return new Exchange(model, untrained, sentence, layer, new HeadChoice(number), temperature, off);
    }

    Exchange withSentence(String other) {
        return new Exchange(model, untrained, other, layer, head, temperature, off);
    }

    /** Of a model whose heads are all looked at together. */
    Exchange withModel(String other) {
        return new Exchange(other, false, sentence, layer, HeadChoice.MEAN, temperature, off);
    }

    /** Makes the stage this. A layer that the next model does not have is left before, so that nobody is told of it. */
    void toA(ReadingSimulation stage) {
        stage.set(ReadingFields.LAYER, 0);
        stage.set(ReadingFields.HEAD, HeadChoice.MEAN);
        stage.set(ReadingFields.UNTRAINED, untrained);
        stage.set(ReadingFields.MODEL, model);
        if (!stage.get(ReadingFields.SENTENCE).equals(sentence)) {
            stage.example(sentence, "");
        }
        stage.set(ReadingFields.LAYER, layer);
        stage.set(ReadingFields.HEAD, head);
        stage.set(ReadingFields.TEMPERATURE, temperature);
        stage.set(CompareFields.A_OFF, off);
    }

    /** Makes B this. */
    void toB(ReadingSimulation stage) {
        stage.set(CompareFields.MODEL, model);
        stage.set(CompareFields.UNTRAINED, untrained);
        stage.set(CompareFields.SENTENCE, sentence.equals(stage.get(ReadingFields.SENTENCE)) ? "" : sentence);
        stage.set(CompareFields.LAYER, layer);
        stage.set(CompareFields.HEAD, head);
        stage.set(CompareFields.TEMPERATURE, temperature);
        stage.set(CompareFields.B_OFF, off);
    }
}
