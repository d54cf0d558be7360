<?php
/**
 * The one table: which elements an editor can place, and what each may be told. Blocks, their settings in the editor, shortcodes, what the board is
 * asked for and the attributes of the elements are all read from here.
 */

declare(strict_types=1);

namespace CivicBoard;

defined('ABSPATH') || exit;

/**
 * The attributes. `kind`: how it is chosen and checked. `attribute`: its name on the element. `ask`: its name where the board is asked for the
 * fragment; both left out where there is none. `choices`: which of the board's lists the editor offers.
 *
 * @return array<string, array{kind: string, label: string, help?: string, attribute?: string, ask?: string, choices?: string, min?: int, max?: int, options?: array<string, string>}>
 */
function attributes(): array
{
    $filter = __('Its id, or the address of the board’s list where it is chosen. Empty for all.', 'civic-board');
    return [
        'agency' => ['kind' => 'id', 'label' => __('Agency', 'civic-board'), 'help' => $filter, 'attribute' => 'agency-id', 'ask' => 'agency', 'choices' => 'agencies'],
        'place' => ['kind' => 'id', 'label' => __('Place', 'civic-board'), 'help' => $filter, 'attribute' => 'place-id', 'ask' => 'place', 'choices' => 'places'],
        'topic' => ['kind' => 'id', 'label' => __('Topic', 'civic-board'), 'help' => $filter, 'attribute' => 'topic', 'ask' => 'topic', 'choices' => 'topics'],
        'kind' => ['kind' => 'id', 'label' => __('Kind of message', 'civic-board'), 'help' => $filter, 'attribute' => 'kind', 'ask' => 'kind', 'choices' => 'kinds'],
        'status' => [
            'kind' => 'choice', 'label' => __('Status', 'civic-board'), 'attribute' => 'status', 'ask' => 'status',
            'options' => [
                '' => __('All', 'civic-board'),
                'waiting' => __('Waiting', 'civic-board'),
                'in-progress' => __('In progress', 'civic-board'),
                'answered' => __('Answered', 'civic-board'),
            ],
        ],
        'filters' => [
            'kind' => 'choice', 'label' => __('Search and filters for readers', 'civic-board'),
            'help' => __('With them it is not in the page before the board’s script has run.', 'civic-board'),
            'options' => ['' => __('Without', 'civic-board'), 'all' => __('With', 'civic-board')],
        ],
        'search' => ['kind' => 'text', 'label' => __('Words in it', 'civic-board'), 'attribute' => 'text', 'ask' => 'search'],
        'count' => ['kind' => 'number', 'label' => __('How many', 'civic-board'), 'attribute' => 'count', 'ask' => 'count', 'min' => 1, 'max' => 100],
        'per_page' => ['kind' => 'number', 'label' => __('How many at a time', 'civic-board'), 'attribute' => 'page-size', 'ask' => 'count', 'min' => 1, 'max' => 100],
        'message' => [
            'kind' => 'message', 'label' => __('Message', 'civic-board'), 'attribute' => 'message-id', 'ask' => 'message',
            'help' => __('The address of the message on the board, or its id.', 'civic-board'),
        ],
        'thread' => [
            'kind' => 'pattern', 'label' => __('Address of a message’s page', 'civic-board'), 'attribute' => 'thread-url', 'ask' => 'thread',
            'help' => __('Where titles lead; {id} stands for the message. Empty for the page chosen in the settings.', 'civic-board'),
        ],
    ];
}

/**
 * The elements, by the name of their block; the shortcode is `civic_` and that name with underscores. `takes`: its attributes, with what they are unless
 * given. `embed`: whether the board writes it as a fragment. `page`: the board's own page of it, for readers without script. `inline`: whether it stands
 * in a sentence.
 *
 * @return array<string, array{tag: string, takes: array<string, string|int>, embed: bool, page: string, title: string, inline?: bool}>
 */
function elements(): array
{
    return [
        'recent-replies' => [
            'tag' => 'civic-recent-replies', 'embed' => true, 'page' => 'messages', 'title' => __('Recent replies', 'civic-board'),
            'takes' => ['count' => 5, 'agency' => '', 'place' => '', 'topic' => '', 'thread' => ''],
        ],
        'message-list' => [
            'tag' => 'civic-message-list', 'embed' => true, 'page' => 'messages', 'title' => __('List of messages', 'civic-board'),
            'takes' => ['per_page' => 10, 'filters' => '', 'agency' => '', 'place' => '', 'topic' => '', 'kind' => '', 'status' => '', 'search' => '', 'thread' => ''],
        ],
        'thread' => [
            'tag' => 'civic-thread', 'embed' => true, 'page' => 'messages', 'title' => __('One message', 'civic-board'),
            'takes' => ['message' => '', 'thread' => ''],
        ],
        'submit-form' => [
            'tag' => 'civic-submit-form', 'embed' => false, 'page' => 'write', 'title' => __('Form to write a message', 'civic-board'),
            'takes' => ['agency' => '', 'place' => '', 'topic' => '', 'kind' => '', 'thread' => ''],
        ],
        'track' => [
            'tag' => 'civic-track', 'embed' => false, 'page' => 'track', 'title' => __('Look a message up by its number', 'civic-board'),
            'takes' => ['thread' => ''],
        ],
        'status-badge' => [
            'tag' => 'civic-status-badge', 'embed' => true, 'page' => 'messages', 'title' => __('Status of a message', 'civic-board'), 'inline' => true,
            'takes' => ['message' => ''],
        ],
        'figures' => [
            'tag' => 'civic-figures', 'embed' => true, 'page' => 'figures', 'title' => __('Figures', 'civic-board'),
            'takes' => ['filters' => '', 'agency' => '', 'place' => '', 'topic' => '', 'kind' => ''],
        ],
    ];
}

/** The shortcode of an element. */
function shortcode_of(string $name): string
{
    return 'civic_' . str_replace('-', '_', $name);
}
