<?php
/** What the board has to choose from, for people who write pages: nobody knows ids by heart. */

declare(strict_types=1);

namespace CivicBoard;

defined('ABSPATH') || exit;

/** The board is asked no more often than this for one list of choices: a large town is not walked through whole. */
const MOST_QUESTIONS = 40;
const KEPT_CHOICES = 600;

add_action('rest_api_init', static function (): void {
    register_rest_route('civic-board/v1', '/choices', [
        'methods' => 'GET',
        'permission_callback' => static fn (): bool => current_user_can('edit_posts'),
        'callback' => static fn (): \WP_REST_Response|\WP_Error => choices() ?? new \WP_Error('civic_board_silent', __('The board does not answer.', 'civic-board'), ['status' => 503]),
    ]);
});

function choices(): ?\WP_REST_Response
{
    $board = said_as_list('board', []);
    if ($board === null) {
        return null;
    }
    [$places, $agencies, $questions] = [[], [], 0];
    $within = [''];
    while ($within !== [] && $questions < MOST_QUESTIONS) {
        $parent = array_shift($within);
        $questions++;
        foreach (said_as_list('places', $parent === '' ? [] : ['parent' => $parent]) ?? [] as $place) {
            $id = (string) ($place['id'] ?? '');
            $places[] = ['value' => $id, 'label' => text_in($place['name'] ?? [])];
            $within[] = $id;
            if (++$questions <= MOST_QUESTIONS) {
                $of = end($places)['label'];
                foreach (said_as_list('agencies', ['place' => $id]) ?? [] as $agency) {
                    $agencies[] = ['value' => (string) ($agency['id'] ?? ''), 'label' => text_in($agency['name'] ?? []) . ' · ' . $of];
                }
            }
        }
    }
    $named = static fn (array $list): array => array_values(array_map(static fn (array $one): array => ['value' => (string) ($one['id'] ?? ''), 'label' => text_in($one['name'] ?? $one['label'] ?? [])], array_filter($list, 'is_array')));
    return rest_ensure_response(['agencies' => $agencies, 'places' => $places, 'topics' => $named($board['topics'] ?? []), 'kinds' => $named($board['kinds'] ?? [])]);
}

/** A JSON answer of the board's API; null where there is none. */
function said_as_list(string $path, array $parameters): ?array
{
    $text = ask("api/v1/$path", $parameters, KEPT_CHOICES)->text;
    $said = $text === null ? null : json_decode($text, true);
    return is_array($said) ? $said : null;
}

/** A text that a town names in several languages, in the one nearest to the reader's. */
function text_in(mixed $texts): string
{
    if (!is_array($texts) || $texts === []) {
        return is_string($texts) ? $texts : '';
    }
    $wanted = language();
    // WordPress names the places where Chinese is written; boards name how.
    $script = preg_match('~^zh-(TW|HK|MO|Hant)~i', $wanted) === 1 ? 'zh-Hant' : (str_starts_with($wanted, 'zh') ? 'zh-Hans' : '');
    foreach ([$wanted, $script, strtok($wanted, '-') ?: '', 'en'] as $tag) {
        if (isset($texts[$tag]) && is_string($texts[$tag])) {
            return $texts[$tag];
        }
    }
    return is_string(reset($texts)) ? reset($texts) : '';
}
