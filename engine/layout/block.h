#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "layout/piece_placer.h"
#include "layout/scope_problem.h"

namespace statelight::layout {

inline constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// A place in a row: an item, or the passage of long links to one item.
struct Element {
    std::int32_t row = 0;
    std::int32_t x = 0; ///< its middle
    std::int32_t halfWidth = 0;
    std::uint32_t item = none;
    std::uint32_t next = none; ///< of a passage: the element below
};

struct Row {
    std::int32_t top = 0;
    std::int32_t height = 0;
    std::vector<std::uint32_t> elements; ///< from left to right
};

/// The space above a row; the last one lies below all rows.
struct Channel {
    std::int32_t top = 0;
    std::int32_t height = 0;
    std::int32_t levels = 0;
    std::int32_t labelRows = 0;
    bool belowChoice = false;
    bool belowStart = false;
    bool hasOuterLabel = false;

    [[nodiscard]] std::int32_t levelY(std::int32_t level) const;
};

/// A part of a scope that is laid out in rows by itself: what is reached from the start, each way of handling errors,
/// and what can't be reached. x = 0 is the middle of its root.
struct Block {
    std::vector<std::uint32_t> items;
    std::uint32_t root = 0;
    bool isReachable = true;

    std::vector<Element> elements;
    std::vector<Row> rows;
    std::vector<Channel> channels; ///< one more than rows
    std::vector<std::int32_t> leftReach; ///< by slot, counted to the left
    std::vector<std::int32_t> rightReach;
    std::int32_t height = 0;
    std::int32_t x = 0; ///< where its origin lies in the scope
    std::int32_t y = 0;

    [[nodiscard]] std::uint32_t slotAt(std::int32_t yInBlock) const;
};

enum class Side : std::uint8_t { Left, Right };

/// A link that leaves its rows: it runs beside the block and enters its target from above.
struct FarLink {
    std::uint32_t link = 0;
    Side exitSide = Side::Right;
    Side arriveSide = Side::Right;
    bool isDirect = false; ///< leaves straight to the side, not through the channel below
    Point start; ///< in the source's block
    std::int32_t exitX = 0; ///< where the way down to the channel is, if not direct
    std::int32_t exitY = 0;
    std::uint32_t exitSlot = 0;
    Rect label;
    std::int32_t arriveY = 0; ///< in the target's block
    std::uint32_t arriveSlot = 0;
};

/// All that is known of one scope while it is laid out.
struct ScopeWork {
    explicit ScopeWork(const ScopeProblem& given);

    const ScopeProblem& problem;
    std::vector<std::uint32_t> firstLink; ///< links of item i are firstLink[i] … firstLink[i + 1] - 1
    std::vector<std::uint32_t> blockOf; ///< by item
    std::vector<std::uint32_t> elementOf; ///< by item, in its block
    std::vector<bool> isInner; ///< by link: goes down from row to row within one block
    std::vector<std::uint32_t> firstHop; ///< by inner link: the first element below its source
    std::vector<std::int32_t> itemTop; ///< by item, in its block
    std::vector<std::uint32_t> local; ///< by item: its index in its block
    std::vector<Block> blocks;
    std::vector<FarLink> farLinks;
    std::vector<std::vector<Point>> routes; ///< by link, in the scope once it is done
    std::vector<Rect> labels;

    [[nodiscard]] const Element& elementOfItem(std::uint32_t item) const;
    [[nodiscard]] std::uint32_t fromBlock(const FarLink& farLink) const;
    [[nodiscard]] std::uint32_t toBlock(const FarLink& farLink) const;
    [[nodiscard]] bool isCatch(std::uint32_t link) const { return problem.links[link].kind == Link::Kind::Catch; }
};

/// Parts the scope into blocks and marks links as inner; ways back are found later.
void partScope(ScopeWork& work);
/// Rows and columns of a block; inner links that close a loop stop being inner.
void placeRows(ScopeWork& work, std::uint32_t block, PiecePlacer& placer);
/// Heights of rows and channels, routes of inner links, ends of far links.
void routeChannels(ScopeWork& work, std::uint32_t block);
/// Of the block's far links: where they leave, those to the side at once as a whole.
void startFarLinks(ScopeWork& work, std::uint32_t block);
/// Of the block's far links, beside all that its reaches tell; raises these.
void placeOuterLabels(ScopeWork& work, std::uint32_t block);
/// Routes of the far links that begin and end in the block, along its sides.
void routeLanes(ScopeWork& work, std::uint32_t block);
/// The route of one far link, its lane's x given in the scope.
void routeAlong(ScopeWork& work, const FarLink& farLink, std::int32_t lane);
/// Far links of all blocks, after their rows are placed, each with its sides.
void findFarLinks(ScopeWork& work);
/// Places the blocks beside each other and routes the far links between them.
void joinBlocks(ScopeWork& work);

} // namespace statelight::layout
