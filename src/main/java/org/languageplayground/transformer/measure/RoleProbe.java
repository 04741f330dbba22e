package org.languageplayground.transformer.measure;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A text in which heads are looked for that have a role.
 *
 * @param ids token ids
 * @param resting whether a token is one at which heads rest that have nothing to do: a sign around the text, a full stop, the first token of a causal model
 * @param links where a head of each role would look, never at a token that is for resting; roles that the text says nothing about are left out
 */
public record RoleProbe(int[] ids, boolean[] resting, Map<HeadRole, List<Link>> links) {

    /** The same without the links from or to tokens for resting, which are no candidates either, and without roles that no link is left of. */
    public static RoleProbe of(int[] ids, boolean[] resting, Map<HeadRole, List<Link>> links) {
        Map<HeadRole, List<Link>> left = new EnumMap<>(HeadRole.class);
        links.forEach((role, all) -> {
            List<Link> useful = all.stream()
                    .filter(link ->
                            !resting[link.query()] && link.targets().stream().noneMatch(target -> resting[target]))
                    .map(link -> new Link(
                            link.query(),
                            link.targets(),
                            link.candidates().stream()
                                    .filter(candidate -> !resting[candidate])
                                    .toList()))
                    .toList();
            if (!useful.isEmpty()) {
                left.put(role, useful);
            }
        });
        return new RoleProbe(ids, resting, left);
    }

    /** The places of the tokens that are not for resting. */
    public int[] words() {
        return IntStream.range(0, ids.length).filter(place -> !resting[place]).toArray();
    }
}
