package org.languageplayground.finetuning.teach;

import org.languageplayground.compute.Work;
import org.languageplayground.finetuning.teach.TrainingRun.Point;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.adapter.Adaptation;
import org.languageplayground.world.lesson.LessonExam;

/** Puts a lesson's exam to the tiny model and to the same with an adapter that was uploaded, a part of it a step. */
final class AdapterExam implements Work<Integer, Uploaded> {
    private final TinyModel tiny;
    private final Teaching teaching;
    private final Adaptation adaptation;
    private Transformer model;
    private LessonExam.Sitting sitting;
    private Point base;
    private Point point;
    private int part;

    AdapterExam(TinyModel tiny, Teaching teaching, Adaptation adaptation) {
        this.tiny = tiny;
        this.teaching = teaching;
        this.adaptation = adaptation;
    }

    @Override
    public boolean step() {
        if (sitting == null) {
            model = base == null ? tiny.base() : new Transformer(tiny.base().config(), adaptation.effective());
            sitting = teaching.exam().begin();
        }
        sitting.ask(model, part++);
        if (part < teaching.exam().parts()) {
            return true;
        }
        point = new Point(
                0,
                Double.NaN,
                sitting.result(),
                tiny.answer(model, teaching.lesson().sample().text()));
        boolean more = base == null;
        base = more ? point : base;
        sitting = null;
        part = 0;
        return more;
    }

    /** How many parts of the exam are answered, of this sitting. */
    @Override
    public Integer progress() {
        return part;
    }

    @Override
    public Uploaded outcome() {
        return point == base ? null : new Uploaded(adaptation, teaching, base, point);
    }

    @Override
    public long bytes() {
        return adaptation.bytes() + Float.BYTES * tiny.base().weights().parameters();
    }

    @Override
    public long bytesKept() {
        return adaptation.bytes();
    }
}
