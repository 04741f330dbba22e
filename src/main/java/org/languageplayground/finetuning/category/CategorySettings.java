package org.languageplayground.finetuning.category;

/**
 * What a run is made of.
 *
 * @param own the student's examples as typed; they count where the choice is {@link ExampleChoice#OWN}
 * @param each how many examples of each category are learned from, at most
 * @param layers how many blocks are trained, from the top; of no account for the head alone
 * @param rank of LoRA
 * @param rate the learning rate: of the head where it learns alone, of the encoder otherwise
 */
public record CategorySettings(
        ExampleChoice choice,
        String own,
        CategoryMethod method,
        int each,
        int layers,
        int rank,
        int steps,
        double rate,
        int seed) {

    /** α of LoRA: twice the rank, so that the scale is 2 whatever the rank. */
    double alpha() {
        return 2.0 * rank;
    }

    /** Whether the same examples are learned from and measured on. */
    boolean sameExamples(CategorySettings other) {
        return choice == other.choice && own.equals(other.own) && each == other.each;
    }
}
