package org.languageplayground.world.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.languageplayground.transformer.folder.Encoding;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.folder.Tokenizer;
import org.languageplayground.transformer.measure.HeadRole;
import org.languageplayground.transformer.measure.Link;
import org.languageplayground.transformer.measure.Links;
import org.languageplayground.transformer.measure.Probe;
import org.languageplayground.transformer.measure.RoleProbe;
import org.languageplayground.world.ShippedModels;
import org.languageplayground.world.category.Example;
import org.languageplayground.world.category.ShippedSet;

/**
 * The texts in which heads with a role are looked for, always the same for a model: sentences of the world for models that know it, English ones for others, and
 * random words said twice. How long the random stretch is, is drawn anew for each: at a fixed length a head that always looks the same distance back would seem to match content.
 */
public final class RoleTexts {
    private static final int TEXTS = 80;
    private static final int SHORTEST_STRETCH = 8;
    private static final int LONGEST_STRETCH = 20;
    private static final long SEED = 2_022;

    private final Tokenizer tokenizer;
    private final boolean causal;
    private final RandomGenerator random = new SplittableRandom(SEED);

    private RoleTexts(LoadedModel model) {
        tokenizer = model.tokenizer();
        causal = model.model().config().architecture().causal();
    }

    /** All texts for a model. */
    public static List<RoleProbe> of(LoadedModel model) {
        RoleTexts texts = new RoleTexts(model);
        List<RoleProbe> all = new ArrayList<>();
        if (ShippedModels.names().contains(model.name())) {
            PronounSentences sentences = new PronounSentences();
            for (int i = 0; i < TEXTS; i++) {
                all.add(texts.pronoun(sentences.toldByPredicate(texts.random)));
            }
        } else {
            ShippedSet.TOPIC.load().measuring().stream()
                    .limit(TEXTS)
                    .map(Example::text)
                    .forEach(text -> all.add(onlyReal(texts.probe(texts.tokenizer.encode(text), Map.of()))));
            WinogradSentences.inHalves().forEach(sentence -> all.add(texts.winograd(sentence)));
        }
        for (int i = 0; i < TEXTS; i++) {
            all.add(texts.repeated());
        }
        return List.copyOf(all);
    }

    /** A student's own sentence: what heads do with it. */
    public static RoleProbe of(LoadedModel model, Encoding sentence) {
        return new RoleTexts(model).probe(sentence, Map.of());
    }

    private RoleProbe probe(Encoding text, Map<HeadRole, List<Link>> more) {
        int[] ids = text.ids();
        Map<HeadRole, List<Link>> links = new EnumMap<>(HeadRole.class);
        links.put(HeadRole.PREVIOUS, Links.previousToken(ids.length));
        if (!causal) {
            links.put(HeadRole.NEXT, Links.nextToken(ids.length));
        }
        links.put(HeadRole.SAME, Links.duplicateToken(ids));
        links.put(HeadRole.INDUCTION, Links.induction(ids));
        links.putAll(more);
        boolean[] resting = new boolean[ids.length];
        for (int i = 0; i < ids.length; i++) {
            resting[i] = text.texts()[i] < 0
                    || causal && i == 0
                    || text.tokens()[i].codePoints().noneMatch(Character::isLetterOrDigit);
        }
        return RoleProbe.of(ids, resting, links);
    }

    private RoleProbe pronoun(PronounSentence sentence) {
        Encoding text = tokenizer.encode(sentence.text());
        int before = (int) IntStream.range(0, text.ids().length)
                .takeWhile(i -> text.texts()[i] < 0)
                .count();
        return coreference(text, sentence.pronoun() + before, sentence.antecedent() + before);
    }

    private RoleProbe winograd(WinogradSentences.Sentence sentence) {
        Encoding text = tokenizer.encode(sentence.text());
        List<String> tokens = Arrays.asList(text.tokens());
        return coreference(
                text,
                tokens.indexOf("it"),
                tokens.indexOf(sentence.meansFirst() ? sentence.first() : sentence.second()));
    }

    /** A pronoun, and the noun that it means, either of which may be cut into pieces so that it is not to be found. */
    private RoleProbe coreference(Encoding text, int pronoun, int noun) {
        return onlyReal(probe(
                text,
                pronoun < 0 || noun < 0
                        ? Map.of()
                        : Map.of(HeadRole.COREFERENCE, List.of(Links.coreference(pronoun, noun)))));
    }

    /** Without the chance repetitions of everyday sentences, which are few and mostly of small words. */
    private static RoleProbe onlyReal(RoleProbe probe) {
        Map<HeadRole, List<Link>> links = new EnumMap<>(probe.links());
        links.remove(HeadRole.SAME);
        links.remove(HeadRole.INDUCTION);
        return new RoleProbe(probe.ids(), probe.resting(), links);
    }

    /** Random words, said twice. */
    private RoleProbe repeated() {
        Encoding empty = tokenizer.encode("");
        int around = empty.ids().length;
        int[] before = around > 1 ? Arrays.copyOf(empty.ids(), 1) : new int[0];
        Probe twice = Probe.repeatedRandomTokens(words(), SHORTEST_STRETCH, LONGEST_STRETCH, random)
                .after(before);
        int[] ids = Arrays.copyOf(twice.ids(), twice.ids().length + (around > 1 ? 1 : 0));
        if (around > 1) {
            ids[ids.length - 1] = empty.ids()[around - 1];
        }
        boolean[] resting = new boolean[ids.length];
        resting[0] = causal || around > 1;
        resting[ids.length - 1] = around > 1;
        return RoleProbe.of(
                ids, resting, Map.of(HeadRole.SAME, Links.duplicateToken(ids), HeadRole.INDUCTION, twice.links()));
    }

    private int[] words() {
        return IntStream.range(0, tokenizer.size())
                .filter(id -> tokenizer.token(id).matches("[a-z]{3,}"))
                .toArray();
    }
}
