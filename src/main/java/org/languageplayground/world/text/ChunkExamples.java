package org.languageplayground.world.text;

import java.util.random.RandomGenerator;
import org.languageplayground.world.Example;
import org.languageplayground.world.TextSource;

/** Pieces of gazetteer pages, then a question that one of them answers. */
public final class ChunkExamples implements TextSource {
    private final Claims claims = new Claims(Claims.IN_TRAINING);

    @Override
    public Example next(RandomGenerator random) {
        ChunkContext context = ChunkContext.about(claims.country(random), claims, random);
        return new Example.Builder()
                .given(context.text())
                .given(Form.FREE.ask(context.asked(), random))
                .answer(context.asked().value() + Form.FREE.end())
                .build();
    }
}
